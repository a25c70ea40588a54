"""Protocol, Generic, overload, TYPE_CHECKING."""
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar, overload, runtime_checkable

import torch

if TYPE_CHECKING:
    from somewhere import Nothing

V = TypeVar("V")


@runtime_checkable
class Scanner(Protocol):
    def scan(self, x: torch.Tensor) -> torch.Tensor: ...


class Box(Generic[V]):
    def __init__(self, value: V) -> None:
        self.value = value


class Simple:
    def scan(self, x: torch.Tensor) -> torch.Tensor:
        return torch.stack([x[:, : t + 1].sum(1) for t in range(x.shape[1])], 1)


@overload
def cumulative_sum(x: torch.Tensor) -> torch.Tensor: ...
@overload
def cumulative_sum(x: "Nothing") -> None: ...
def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    scanner = Box(Simple()).value
    assert isinstance(scanner, Scanner)
    return scanner.scan(x)
