"""What may not be used while a banned function's checks run: torch's own way to do the job.

Theory of operation. A ban is switched on when a check begins and off when one begins that does
not have it; what runs while a file is imported is free. Three things stand in the way meanwhile:
- each operator that does the job (`box/operators`) is overridden at torch's dispatcher, where every
  spelling of it arrives, from any thread. BackendSelect lies above the kernels of all devices and
  layouts, CPU stops a call that was sent past it. A composite one would take itself apart first: it
  is replaced itself, also before functorch's own rules for it; so are backwards, whose forward
  derivatives autograd takes apart;
- functions of Python that do it without such an operator get another code object, which all that
  refer to the function share;
- an optimizer that steps enters the profiler: from inside that operator the Python frames say whose
  step it is, one of torch's or one of a student's own class.
Whatever is stopped raises, and is remembered: a student who swallows the exception is told all the
same. Beyond that, backward nodes bear witness in what a call gives. All of this runs where a
student could undo it, so it proves use and never innocence: the judge reads the source as well.
"""

import importlib
import inspect
import re
import sys
import types
import warnings
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Any, NoReturn

import torch

from nnkit.box import operators

_LEAF_KEYS = ("BackendSelect", "CPU")
_BACKWARD_KEYS = (*_LEAF_KEYS, "AutogradCPU")
_COMPOSITE_KEYS = (
    "CompositeImplicitAutograd", "CPU", "FuncTorchDynamicLayerFrontMode",
    "AutogradNestedTensor", "NestedTensorCPU",
)  # fmt: skip
_DERIVED_KEYS = (
    *_COMPOSITE_KEYS,
    "AutogradCPU",
)  # linear, max_pool2d: else forward AD refuses first
_COMPUTING_KEYS = (
    "CPU", "MkldnnCPU", "QuantizedCPU", "SparseCPU", "SparseCsrCPU", "NestedTensorCPU",
    "CUDA", "QuantizedCUDA", "SparseCUDA", "SparseCsrCUDA", "NestedTensorCUDA",
)  # fmt: skip
_OPTIMIZERS = ("optim", "optim_step")
_NO_OPTIMIZERS = ("optimizer", "lr_scheduler", "swa_utils", "_stateless", "_functional")
_OPTIM_FOLDER = str(Path(inspect.getfile(torch.optim)).parent)
_WITNESS = "_record_function_enter_new"
_MOST_FRAMES = 20
_MOST_NODES = 10_000

_tripped: list[tuple[str, str]] = []  # (ban, what did it), the first first


class Forbidden(RuntimeError):
    """Something was called that may not be used in this function."""


def trip(ban: str, name: str, /, *_: object, **__: object) -> NoReturn:
    """Remembers what was called, and raises; has the form of every operator's kernel."""
    _tripped.append((ban, name))
    raise Forbidden(f"`{name}` may not be used here")


def trip_here(ban: str) -> NoReturn:
    """As `trip`, from a stand-in that carries the name of what it stands for."""
    trip(ban, sys._getframe(1).f_code.co_name)


class Rules:
    """The bans of one process: which are on, and what was tripped since."""

    def __init__(self) -> None:
        self.on: tuple[str, ...] = ()
        self._undo: list[Callable[[], object]] = []
        self._nodes: list[tuple[str, re.Pattern[str]]] = []

    def switch(self, bans: Iterable[str]) -> None:
        """Switches on these bans and no others."""
        wanted = tuple(bans)
        if wanted == self.on:
            return
        for undo in reversed(self._undo):
            undo()
        _tripped.clear()
        self._undo = [undo for ban in wanted for undo in _put_up(ban)]
        self._nodes = [
            (ban, re.compile(operators.NODES[ban])) for ban in wanted if ban in operators.NODES
        ]
        self.on = wanted

    def take(self) -> tuple[str, str] | None:
        """Gives the first ban that was tripped and what did it, and forgets all that were."""
        if not _tripped:
            return None
        first = _tripped[0]
        _tripped.clear()
        return first

    def look_at(self, answer: Any, given: Iterable[Any]) -> None:
        """Remembers a backward node of a banned operator in the answer's graph; what was in the
        graph of an argument is not the student's."""
        if not self._nodes or not (starts := list(_graphs(answer))):
            return
        before = set(_walk(node for value in given for node in _graphs(value)))
        for node in _walk(starts, before):
            name = type(node).__name__
            for ban, pattern in self._nodes:
                if pattern.fullmatch(name):
                    _tripped.append((ban, name))


def prepare() -> None:
    """Does in the zygote what need not be done in each student process: looks up overloads and
    functions, and lets torch print its one warning that an operator is overridden."""
    importlib.import_module("torch.nn.modules.linear_cross_entropy")  # it registers operators
    _overloads()
    for ban in operators.OPERATORS:
        _functions(ban)
        _places(ban)
    _witness_parts()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for undo in _override("cross_entropy"):
            undo()


def _put_up(ban: str) -> Iterator[Callable[[], object]]:
    """Puts up all that stops a ban; gives what takes each piece away again."""
    yield from _override(ban)
    for function, stand_in in _functions(ban):
        code, function.__code__ = function.__code__, stand_in
        yield partial(setattr, function, "__code__", code)
    if ban in _OPTIMIZERS:
        library = _library("profiler")
        library.impl(_WITNESS, "BackendSelect", partial(_witness, ban), True)
        yield library.reset


def _override(ban: str) -> Iterator[Callable[[], object]]:
    for namespace, places in _places(ban):
        library = _library(namespace)
        for name, overload, keys in places:
            kernel = partial(trip, ban, name)
            for key in keys:
                library.impl(overload, key, kernel, False)
        yield library.reset


def _library(namespace: str) -> Any:
    """Gives what overrides operators of a namespace, until it is reset. torch.library.Library
    does the same at ten times the price: it looks for a cause to refuse each one."""
    return torch._C._dispatch_library("IMPL", namespace, "", __file__, 1)


@lru_cache(maxsize=1)
def _overloads() -> dict[str, list[str]]:
    """Gives the overloads of each operator, `aten::relu` to `relu` and `relu.out`."""
    found: dict[str, list[str]] = {}
    for full in torch._C._dispatch_get_all_op_names():
        namespace, _, overload = full.partition("::")
        found.setdefault(f"{namespace}::{overload.partition('.')[0]}", []).append(overload)
    return found


@cache
def _places(ban: str) -> list[tuple[str, list[tuple[str, str, tuple[str, ...]]]]]:
    """Gives by namespace what a ban overrides: an operator's name, its overload, where."""
    known = _overloads()
    found = []
    for namespace, names in operators.OPERATORS[ban].items():
        places = []
        for name in names.split():
            for overload in known.get(f"{namespace}::{name}", ()):
                keys = _keys(f"{namespace}::{overload}")
                places.append((name, overload, keys))
        found.append((namespace, places))
    return found


def _keys(full: str) -> tuple[str, ...]:
    """Gives where an overload is to be overridden: nowhere when this torch has nothing that
    computes it, or only an `out` form, generated by torch, that calls the plain one."""
    has = torch._C._dispatch_has_kernel_for_dispatch_key
    computes = torch._C._dispatch_has_computed_kernel_for_dispatch_key
    if has(full, "CompositeImplicitAutograd"):
        return _DERIVED_KEYS if has(full, "Autograd") else _COMPOSITE_KEYS
    name, _, overload = full.partition(".")
    tags = torch._C._get_operation_overload(name, overload)[2]
    calls_plain = overload.endswith("out") and torch.Tag.generated in tags
    if calls_plain or not any(computes(full, key) for key in _COMPUTING_KEYS):
        return ()
    return _BACKWARD_KEYS if "backward" in name else _LEAF_KEYS


@cache
def _functions(ban: str) -> tuple[tuple[types.FunctionType, types.CodeType], ...]:
    """Gives torch's own functions of Python that a ban stops, with the code that does."""
    if ban in _OPTIMIZERS:
        found = dict(_steps())
        if ban == "optim":  # the base class is part of torch.optim, too
            found[_innermost(torch.optim.Optimizer.__init__)] = "Optimizer"
    else:
        found = {}
        for module, names in operators.FUNCTIONS[ban].items():
            for name in names.split():
                function = getattr(importlib.import_module(module), name, None)
                found[_innermost(function)] = name
    return tuple(
        (function, _stand_in(ban, function.__code__, name))
        for function, name in found.items()
        if isinstance(function, types.FunctionType) and not function.__code__.co_freevars
    )


def _steps() -> Iterator[tuple[Any, str]]:
    """Gives `step` of each of torch's optimizers, and the functional forms beneath."""
    for place, module in list(sys.modules.items()):
        package, _, name = place.rpartition(".")
        if package != "torch.optim" or name in _NO_OPTIMIZERS:
            continue
        for thing in vars(module).values():
            if getattr(thing, "__module__", "") != place:
                continue
            if isinstance(thing, type) and "step" in vars(thing):
                yield _innermost(vars(thing)["step"]), f"{thing.__name__}.step"
            elif isinstance(thing, types.FunctionType):
                yield _innermost(thing), thing.__name__


def _innermost(function: Any) -> Any:
    """Gives what stands beneath decorators."""
    try:
        return inspect.unwrap(function)
    except (TypeError, ValueError):
        return None


def _stand_in(ban: str, code: types.CodeType, name: str) -> types.CodeType:
    """Gives code that trips when it is called as the other would be. It says that it stands where
    the other did: torch.jit still finds a source, and compiles what meets the operators' overrides.
    """
    text = f"lambda: __import__({__name__!r}, fromlist=['trip_here']).trip_here({ban!r})"
    template: types.CodeType = eval(text).__code__
    return template.replace(
        co_name=name,
        co_filename=code.co_filename,
        co_firstlineno=code.co_firstlineno,
        co_argcount=code.co_argcount,
        co_posonlyargcount=code.co_posonlyargcount,
        co_kwonlyargcount=code.co_kwonlyargcount,
        co_varnames=code.co_varnames,
        co_nlocals=code.co_nlocals,
        co_flags=code.co_flags,
    )


@lru_cache(maxsize=1)
def _witness_parts() -> tuple[Any, Any, types.CodeType]:
    """Gives the profiler's operator, the keys behind ours, and the code that wraps every step."""
    operator = getattr(torch.ops.profiler, _WITNESS).default
    after = torch._C._dispatch_keyset_full_after(torch._C.DispatchKey.BackendSelect)
    inner = torch.optim.Optimizer.profile_hook_step.__code__.co_consts
    return operator, after, next(each for each in inner if isinstance(each, types.CodeType))


def _witness(ban: str, keys: Any, *args: Any, **kwargs: Any) -> Any:
    """Looks who enters the profiler, and lets them in."""
    operator, after, wrapper = _witness_parts()
    frame = sys._getframe(1)
    for _ in range(_MOST_FRAMES):
        if frame.f_code is wrapper:
            step = _innermost(frame.f_locals.get("func"))
            if ban == "optim" or _is_torchs(step):
                trip(ban, getattr(step, "__qualname__", "step"))
            break
        if frame.f_back is None:
            break
        frame = frame.f_back
    return operator.redispatch(keys & after, *args, **kwargs)


def _is_torchs(step: Any) -> bool:
    code = getattr(step, "__code__", None)
    return isinstance(code, types.CodeType) and code.co_filename.startswith(_OPTIM_FOLDER)


def _graphs(value: Any) -> Iterator[Any]:
    """Gives the last nodes of the tensors in a value, however deep its containers are."""
    waiting, left = [value], _MOST_NODES
    while waiting and left > 0:
        each = waiting.pop()
        left -= 1
        if isinstance(each, torch.Tensor):
            if each.grad_fn is not None:
                yield each.grad_fn
        elif isinstance(each, (list, tuple)):
            waiting += each[:left]


def _walk(starts: Iterable[Any], seen: Iterable[Any] = ()) -> Iterator[Any]:
    """Gives the nodes of a graph that were not seen before, each once."""
    known = set(seen)
    waiting = list(starts)
    while waiting and len(known) < _MOST_NODES:
        node = waiting.pop()
        if node is not None and node not in known:
            known.add(node)
            yield node
            waiting += [function for function, _ in node.next_functions]
