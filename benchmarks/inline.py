"""The box of a check whose student's code runs beside it, in the same process. Needs torch alone.

For the peers of this benchmark only: nothing here keeps a student's code away from anything.
"""

from collections.abc import Iterable, Iterator
from types import ModuleType
from typing import Any

import torch


class Box:
    """What checks put into the box, made right here."""

    torch = torch

    def __init__(self, props: ModuleType | None) -> None:
        self.props = props

    def tensor(self, value: torch.Tensor, requires_grad: bool = False) -> torch.Tensor:
        return value.detach().clone().requires_grad_(requires_grad)

    def parameter(self, value: torch.Tensor, grad: torch.Tensor | None = None) -> torch.Tensor:
        made = torch.nn.Parameter(value.clone())
        made.grad = None if grad is None else grad.clone()
        return made

    def assign(self, tensor: torch.Tensor, value: torch.Tensor) -> None:
        with torch.no_grad():
            tensor.copy_(value)

    def module(self, name: str, *args: Any, state: Any = None, **kwargs: Any) -> Any:
        built = (getattr(self.props, name, None) or getattr(torch.nn, name))(*args, **kwargs)
        if state is not None:
            for dtype in {value.dtype for value in state.values() if value.is_floating_point()}:
                built = built.to(dtype)
            built.load_state_dict(state)
        return built

    def iterator(self, values: Iterable[Any]) -> Iterator[Any]:
        return iter(list(values))

    def same(self, first: object, second: object) -> bool:
        return first is second


def copied(value: Any) -> Any:
    """Gives the value with copies of its tensors, in containers too, as a fetch does."""
    if isinstance(value, torch.Tensor):
        return value.detach().clone()
    if isinstance(value, dict):
        return {key: copied(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return (list if isinstance(value, list) else tuple)(copied(item) for item in value)
    return value
