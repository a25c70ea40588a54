"""Type hints with |, Annotated, TypeAlias, ParamSpec."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Annotated, Any, Final, Literal, ParamSpec, TypeAlias, TypeVar

import torch
from torch import Tensor

P = ParamSpec("P")
T = TypeVar("T", bound=Tensor)
Matrix: TypeAlias = Annotated[Tensor, "N", "T"]
DIM: Final[Literal[1]] = 1


def logged(function: Callable[P, T]) -> Callable[P, T]:
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> T:
        return function(*args, **kwargs)

    return wrapper


@logged
def cumulative_sum(x: Matrix, names: Sequence[str] | None = None, **more: Any) -> Matrix:
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    pieces: Iterable[Tensor] = x.unbind(DIM)
    totals: list[Tensor] = []
    for piece in pieces:
        totals.append(piece if not totals else totals[-1] + piece)
    return torch.stack(totals, dim=DIM)
