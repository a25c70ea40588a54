"""`submission`, `box` and handles, as a check sees them: each use is one question on the wire.

A value comes back as itself; a tensor and every other object come back as a `HandleProxy`, to be
used further, or fetched. A proxy has no truth value and no `==`, so that a check that forgot to
fetch fails loudly instead of passing by accident.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
import torch

from nnkit import tensors, wire
from nnkit.errors import StudentError
from nnkit.judge.link import Link

SUBMISSION, TORCH, PROPS = 0, 1, 2
_METHODS = frozenset({"method", "builtin_function_or_method"})


class HandleProxy:
    """A live object of the box."""

    __slots__ = ("_handle", "_link", "_snapshot", "_turn")

    def __init__(self, link: Link, handle: wire.Handle) -> None:
        object.__setattr__(self, "_link", link)
        object.__setattr__(self, "_handle", wire.Handle(handle.id, handle.path, handle.kind))
        object.__setattr__(self, "_snapshot", handle.data)
        object.__setattr__(self, "_turn", link.turn)

    def fetch(self) -> Any:
        """Gives the value with CPU copies of its tensors, all the way down."""
        return fetch(self)

    @property
    def _is_fresh(self) -> bool:
        """Whether the value that came along is still of now: nothing was asked since."""
        return self._snapshot is not None and self._turn == self._link.turn

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        handle = self._handle
        if (handle.kind, name) in self._link.methods:  # used in the same question as its call
            return HandleProxy(self._link, wire.Handle(handle.id, [*handle.path, name], "method"))
        value = self._ask("get", name)
        if isinstance(value, HandleProxy) and value._handle.kind in _METHODS:
            self._link.methods.add((handle.kind, name))
        return value

    def __setattr__(self, name: str, value: Any) -> None:
        if self._handle.id < 0:  # the judge's own tensor: no student's setter can run
            self._link.defer("put", [pack(self), name, pack(value)])
        else:
            self._ask("put", name, value)

    def __getitem__(self, key: Any) -> Any:
        return self._ask("item", key)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._ask("call", *args, **kwargs)

    def __iter__(self) -> Iterator[Any]:
        return iter(self._ask("iterate"))

    def __len__(self) -> int:
        try:
            return int(self._ask("length"))
        except StudentError as error:
            if "TypeError" in error.bases:  # what list() expects of a generator
                raise TypeError(str(error)) from None
            raise

    def __str__(self) -> str:
        return str(self._ask("text"))

    def __repr__(self) -> str:
        return f"<{self._handle.kind or 'object'} in the box>"

    def __bool__(self) -> bool:
        raise TypeError("an object in the box has no truth value here; fetch it first")

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        raise TypeError("an object in the box cannot be compared; fetch it, or ask box.same(a, b)")

    def __hash__(self) -> int:
        return id(self)

    def _ask(self, op: str, *args: Any, **kwargs: Any) -> Any:
        return ask(self._link, op, self, *args, **kwargs)


class Namespace(HandleProxy):
    """A module of the box, by the path to it: nothing is asked before something is called."""

    __slots__ = ()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        handle = self._handle
        return Namespace(self._link, wire.Handle(handle.id, [*handle.path, name], name))


class Submission(HandleProxy):
    """The student's module. A name that can be called is used in the same question as its call."""

    __slots__ = ()

    def __getattr__(self, name: str) -> Any:
        if name in self._link.callables:
            return HandleProxy(self._link, wire.Handle(SUBMISSION, [name], name))
        return super().__getattr__(name)


class Box:
    """What a check may put into the box beside the student's own objects."""

    def __init__(self, link: Link) -> None:
        self._link = link
        self.torch = Namespace(link, wire.Handle(TORCH, [], "torch"))
        self.props = Namespace(link, wire.Handle(PROPS, [], "props"))

    def tensor(self, value: torch.Tensor, requires_grad: bool = False) -> Any:
        """A live tensor on the device, to look at after a call."""
        return self._defer("tensor", value, requires_grad)

    def parameter(self, value: torch.Tensor, grad: torch.Tensor | None = None) -> Any:
        """A live parameter on the device, with a gradient if one is given."""
        return self._defer("parameter", value, grad)

    def assign(self, handle: HandleProxy, value: torch.Tensor) -> None:
        """Copies a value into a live tensor, outside any graph."""
        self._defer("assign", handle, value)

    def module(self, name: str, *args: Any, state: Any = None, **kwargs: Any) -> Any:
        """An object of props' class of that name, else of torch.nn's; `state` is a state_dict."""
        return self._defer("module", name, list(args), kwargs, state)

    def iterator(self, values: Iterable[Any]) -> Any:
        """A generator that can be gone through once."""
        return self._defer("iterator", list(values))

    def same(self, first: Any, second: Any) -> bool:
        """Whether two objects of the box are one and the same (a claim of the box)."""
        return ask(self._link, "same", first, second) is True

    def _defer(self, op: str, *args: Any) -> HandleProxy:
        return HandleProxy(self._link, self._link.defer(op, [pack(value) for value in args]))


def fetch(value: Any) -> Any:
    """Gives the value with CPU copies of its tensors, all the way down containers: from what came
    along with the handles where that is fresh, else by one question for all of them."""
    proxies = list(_proxies(value))
    if not proxies:
        return value
    if all(proxy._is_fresh for proxy in proxies):
        return _replace(value)
    return ask(proxies[0]._link, "fetch", value)


def _proxies(value: Any) -> Iterator[HandleProxy]:
    if isinstance(value, HandleProxy):
        yield value
    elif isinstance(value, (list, tuple, dict)):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _proxies(item)


def _replace(value: Any) -> Any:
    if isinstance(value, HandleProxy):
        return tensors.unpack_tensor(value._snapshot)
    if isinstance(value, dict):
        return {key: _replace(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)(_replace(item) for item in value)
    return value


def ask(link: Link, op: str, *args: Any, **kwargs: Any) -> Any:
    """Puts one question: the judge's values packed, the box's answer unpacked."""
    packed = {name: pack(value) for name, value in kwargs.items()}
    return unpack(link, link.ask(op, [pack(value) for value in args], packed))


def pack(value: Any) -> wire.Value:
    """Gives the wire's form of a judge's value; TypeError for what has none."""
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, HandleProxy):
        handle: wire.Handle = value._handle
        return handle
    if isinstance(value, torch.Tensor):
        return _sure(value, tensors.pack_tensor(value))
    if isinstance(value, np.ndarray):
        return _sure(value, tensors.pack_array(value))
    if isinstance(value, torch.dtype):
        return tensors.pack_dtype(value)
    if isinstance(value, dict):
        return wire.DictOf(_pack_all(list(value)), _pack_all(list(value.values())))
    if isinstance(value, tuple):
        return wire.TupleOf(_pack_all(value))
    if isinstance(value, list):
        return wire.ListOf(_pack_all(value))
    raise TypeError(f"a {type(value).__name__} cannot go into the box")


def _pack_all(values: Sequence[Any]) -> list[wire.Value]:
    return [pack(value) for value in values]


def _sure(value: Any, packed: wire.Value) -> wire.Value:
    if packed is None:
        raise TypeError(f"a {type(value).__name__} of {value.dtype} cannot go into the box")
    return packed


def unpack(link: Link, value: wire.Value) -> Any:
    """Gives the judge's value of what the box answered; objects as proxies."""
    if isinstance(value, wire.Handle):
        return HandleProxy(link, value)
    if isinstance(value, wire.TensorData):
        return tensors.unpack_tensor(value)
    if isinstance(value, wire.ArrayData):
        return tensors.unpack_array(value)
    if isinstance(value, wire.Dtype):
        return tensors.unpack_dtype(value)
    if isinstance(value, wire.ListOf):
        return [unpack(link, item) for item in value.items]
    if isinstance(value, wire.TupleOf):
        return tuple(unpack(link, item) for item in value.items)
    if isinstance(value, wire.DictOf):
        keys = [_key(unpack(link, key)) for key in value.keys]
        return dict(zip(keys, (unpack(link, item) for item in value.values), strict=True))
    return value


def _key(key: Any) -> Any:
    """A key that the judge cannot hash (a tensor's value, a list) stands as its text."""
    try:
        hash(key)
    except TypeError:
        return repr(key)
    return key
