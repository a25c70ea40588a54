"""What the judge can ask of live objects: one function an operation, named as on the wire.

Each takes the table of handles first, then operands that are already live. The answer is dumped by
the caller. design.md's table "what a check can say" is this module.
"""

from collections.abc import Iterator
from typing import Any

import torch

from nnkit.box.handles import PROPS, Handles


def get(handles: Handles, thing: Any, name: str) -> Any:
    """`thing.name`"""
    return getattr(thing, name)


def put(handles: Handles, thing: Any, name: str, value: Any) -> None:
    """`thing.name = value`"""
    setattr(thing, name, value)


def item(handles: Handles, thing: Any, key: Any) -> Any:
    """`thing[key]`"""
    return thing[key]


def call(handles: Handles, thing: Any, /, *args: Any, **kwargs: Any) -> Any:
    """`thing(*args, **kwargs)`"""
    return thing(*args, **kwargs)


def iterate(handles: Handles, thing: Any) -> list[Any]:
    """`list(thing)`, up to the cap of items."""
    values = []
    for value in thing:
        values.append(value)
        if len(values) > handles.caps.items:
            break  # dump refuses it
    return values


def length(handles: Handles, thing: Any) -> int:
    """`len(thing)`"""
    return len(thing)


def text(handles: Handles, thing: Any) -> str:
    """`str(thing)`"""
    return str(thing)


def same(handles: Handles, first: Any, second: Any) -> bool:
    """`first is second`"""
    return first is second


def fetch(handles: Handles, value: Any) -> Any:
    """The value, with copies of its tensors (the dump of this operation takes them along)."""
    return value


def tensor(handles: Handles, value: torch.Tensor, requires_grad: bool) -> torch.Tensor:
    """A live tensor on the device."""
    return value.requires_grad_(requires_grad)


def parameter(
    handles: Handles, value: torch.Tensor, grad: torch.Tensor | None
) -> torch.nn.Parameter:
    """A live parameter on the device, with a gradient if one is given."""
    made = torch.nn.Parameter(value)
    made.grad = grad
    return made


def assign(handles: Handles, thing: torch.Tensor, value: torch.Tensor) -> None:
    """Copies a value into a live tensor, outside any graph."""
    with torch.no_grad():
        thing.copy_(value)


def module(handles: Handles, name: str, args: list[Any], kwargs: dict[str, Any], state: Any) -> Any:
    """An object of props' class of that name, else of torch.nn's; on the device, weights loaded."""
    props = handles.root(PROPS)
    made = getattr(props, name, None) or getattr(torch.nn, name)
    built = made(*args, **kwargs)
    if isinstance(built, torch.nn.Module):
        if handles.device != "cpu":
            built = built.to(handles.device)
        if state is not None:
            for dtype in _dtypes(state) - _dtypes(built.state_dict()):
                built = built.to(dtype)  # else the weights would be rounded to float32
            built.load_state_dict(state)
    return built


def _dtypes(state: dict[str, torch.Tensor]) -> set[torch.dtype]:
    return {value.dtype for value in state.values() if value.is_floating_point()}


def iterator(handles: Handles, values: list[Any]) -> Iterator[Any]:
    """A one-pass generator over the values."""
    return (value for value in values)
