"""Live objects behind numbers, and the forms in which values cross the wire.

What has a form on the wire goes by value; tensors and all other objects stay here and go as
handles, which end with the check. The base classes' own methods read a value, so that a subclass
goes as its base; what the judge decodes is data in any case.
"""

from typing import Any

import numpy as np
import torch

from nnkit import tensors
from nnkit.errors import WireError
from nnkit.wire import (
    DTYPES,
    ArrayData,
    Caps,
    DictOf,
    Dtype,
    Handle,
    ListOf,
    TensorData,
    TupleOf,
    Value,
)

SUBMISSION, TORCH, PROPS = 0, 1, 2
_FIRST_FREE = 3
_SNAPSHOT_BYTES = 4096  # a tensor up to this size goes along with its handle
_KIND_CHARACTERS = 60


class Handles:
    """The table of live objects of one student process."""

    def __init__(self, device: str, caps: Caps, most: int) -> None:
        self.device = device
        self.caps = caps
        self._most = most
        self._roots: dict[int, Any] = {TORCH: torch}
        self._live: dict[int, Any] = {}
        self._next = _FIRST_FREE

    def set_root(self, number: int, value: Any) -> None:
        """Puts the submission's module, or props, behind its fixed number."""
        self._roots[number] = value

    def root(self, number: int) -> Any:
        """Gives what stands behind a fixed number."""
        return self._roots[number]

    def clear(self) -> None:
        """Ends every handle but the roots."""
        self._live.clear()

    def keep(self, value: Any) -> Handle:
        """Gives a new handle; WireError over the cap of live handles."""
        if len(self._live) >= self._most:
            raise WireError(f"more than {self._most} live objects")
        number, self._next = self._next, self._next + 1
        self._live[number] = value
        data = _snapshot(value) if isinstance(value, torch.Tensor) else None
        return Handle(number, [], type(value).__name__[:_KIND_CHARACTERS], data)

    def keep_as(self, number: int, value: Any) -> None:
        """Puts a value behind a number that the judge has chosen."""
        self._live[number] = value

    def load(self, value: Value) -> Any:
        """Gives the live value of what the judge sent; tensors as fresh copies on the device."""
        if isinstance(value, Handle):
            return self._resolve(value)
        if isinstance(value, TensorData):
            return tensors.unpack_tensor(value).to(self.device)
        if isinstance(value, ArrayData):
            return tensors.unpack_array(value)
        if isinstance(value, Dtype):
            return tensors.unpack_dtype(value)
        if isinstance(value, ListOf):
            return [self.load(item) for item in value.items]
        if isinstance(value, TupleOf):
            return tuple(self.load(item) for item in value.items)
        if isinstance(value, DictOf):
            return dict(zip(map(self.load, value.keys), map(self.load, value.values), strict=True))
        return value

    def _resolve(self, handle: Handle) -> Any:
        table = self._roots if handle.id in self._roots else self._live
        value = table[handle.id]
        for name in handle.path:
            value = getattr(value, name)
        return value

    def dump(self, value: Any, fetch: bool = False) -> Value:
        """Gives the wire's form of a value; with `fetch` the tensors in it go by value too.

        WireError for a value over a cap, and for a tensor that has no form when it is fetched.
        """
        return _Dump(self, fetch).value(value, 0)


def _snapshot(tensor: torch.Tensor) -> TensorData | None:
    small = tensors.shape_bytes(tensor) <= _SNAPSHOT_BYTES
    return tensors.pack_tensor(tensor) if small else None


class _Dump:
    """One walk through a value, with its counts."""

    def __init__(self, handles: Handles, fetch: bool) -> None:
        self.handles = handles
        self.fetch = fetch
        self.left = handles.caps.items

    def value(self, value: Any, depth: int) -> Value:
        self.left -= 1
        if self.left < 0:
            raise WireError(f"more than {self.handles.caps.items} items")
        if value is None or value is True or value is False:
            return value
        if isinstance(value, int):
            return int.__add__(value, 0)
        if isinstance(value, float):
            return float.__add__(value, 0.0)
        if isinstance(value, str):
            return str.__str__(value)
        if isinstance(value, (list, tuple, dict)):
            return self._container(value, depth + 1)
        return self._object(value)

    def _container(self, value: Any, depth: int) -> Value:
        if depth > self.handles.caps.depth:
            raise WireError(f"more than {self.handles.caps.depth} levels of containers")
        if isinstance(value, dict):
            pairs = list(dict.items(value))
            keys = [self.value(key, depth) for key, _ in pairs]
            return DictOf(keys, [self.value(item, depth) for _, item in pairs])
        if isinstance(value, list):
            return ListOf([self.value(item, depth) for item in list.__iter__(value)])
        return TupleOf([self.value(item, depth) for item in tuple.__iter__(value)])

    def _object(self, value: Any) -> Value:
        if isinstance(value, torch.dtype) and tensors.DTYPE_NAMES[value] in DTYPES:
            return tensors.pack_dtype(value)
        if isinstance(value, (np.ndarray, np.generic)):
            return self._packed(value, tensors.pack_array(np.asarray(value)))
        if self.fetch and isinstance(value, torch.Tensor):
            if tensors.shape_bytes(value) > self.handles.caps.frame_bytes:
                raise WireError(f"a tensor of {tensors.shape_bytes(value)} bytes")
            return self._packed(value, tensors.pack_tensor(value))
        return self.handles.keep(value)

    def _packed(self, value: Any, packed: Value) -> Value:
        if packed is None:
            layout = getattr(value, "layout", "")
            raise WireError(f"a {value.dtype} {layout} {type(value).__name__} cannot be compared")
        return packed
