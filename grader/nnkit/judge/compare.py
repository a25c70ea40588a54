"""What a check says of an answer: `assert_close`, `raises`; `fetch` comes from the proxies.

Type first, then shape, then dtype, then values; NaN equals nothing. An answer that is not right
raises `WrongAnswer`, an AssertionError whose sentence is for staff; its `kind` alone is what a
student may be told, for it shows neither input nor expected value.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import torch

from nnkit.errors import StudentError
from nnkit.judge.proxy import HandleProxy, fetch
from nnkit.judge.tolerances import EXACT, TOLERANCES
from nnkit.tensors import DTYPE_NAMES

__all__ = ["WrongAnswer", "assert_close", "fetch", "raises"]


class WrongAnswer(AssertionError):
    """The answer is not right; `kind` is `type`, `length`, `shape`, `dtype`, `nan`, `values` or
    `no_error`, `compared` the value that was held against the right one, if there was one."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind
        self.compared: Any = None


def assert_close(
    got: Any, expected: Any, *, rtol: float | None = None, atol: float | None = None
) -> None:
    """Compares an answer with what is right; a handle in `got` is fetched.

    Tensors and arrays must agree in shape and dtype, then |got - expected| <= atol + rtol *
    |expected| (as numpy.allclose; by dtype: float32 1e-4 and 1e-5, float64 1e-9 and 1e-11, a
    Python float as float32); integers, booleans, texts and dtypes exactly. WrongAnswer if not.
    """
    value = fetch(got)
    try:
        _compare(value, expected, (rtol, atol), "the answer")
    except WrongAnswer as error:
        error.compared = value
        raise


def _compare(got: Any, expected: Any, given: tuple[float | None, float | None], at: str) -> None:
    if isinstance(expected, torch.Tensor):
        _compare_tensors(got, expected, given, at)
    elif isinstance(expected, np.ndarray):
        _expect_type(got, np.ndarray, at)
        _compare_tensors(torch.from_numpy(got), torch.from_numpy(expected), given, at)
    elif isinstance(expected, dict):
        _compare_dicts(got, expected, given, at)
    elif isinstance(expected, (list, tuple)):
        _expect_type(got, tuple if isinstance(expected, tuple) else list, at)
        if len(got) != len(expected):
            raise WrongAnswer("length", f"{at} has {len(got)} items, not {len(expected)}")
        for number, (one, other) in enumerate(zip(got, expected, strict=True)):
            _compare(one, other, given, f"{at}[{number}]")
    else:
        _compare_plain(got, expected, given, at)


def _compare_plain(
    got: Any, expected: Any, given: tuple[float | None, float | None], at: str
) -> None:
    _expect_type(got, type(expected), at)
    if isinstance(expected, float):
        one, other = (torch.tensor(value, dtype=torch.float64) for value in (got, expected))
        _compare_values(one, other, _tolerance(torch.float32, given), at)
    elif got != expected:
        raise WrongAnswer("values", f"{at} is {_show(got)}, not {_show(expected)}")


def _compare_dicts(
    got: Any, expected: dict[Any, Any], given: tuple[float | None, float | None], at: str
) -> None:
    _expect_type(got, dict, at)
    if set(got) != set(expected):  # their order is a check's own business
        raise WrongAnswer("length", f"{at} has the keys {_show(list(got))}, not {list(expected)}")
    for key, value in expected.items():
        _compare(got[key], value, given, f"{at}[{key!r}]")


def _expect_type(got: Any, kind: type, at: str) -> None:
    if type(got) is not kind:
        raise WrongAnswer("type", f"{at} is {_kind_of(got)}, not a `{kind.__name__}`")


def _kind_of(value: Any) -> str:
    return repr(value) if isinstance(value, HandleProxy) else f"a `{type(value).__name__}`"


def _compare_tensors(
    got: Any, expected: torch.Tensor, given: tuple[float | None, float | None], at: str
) -> None:
    _expect_type(got, torch.Tensor, at)
    if got.shape != expected.shape:
        shapes = f"{tuple(got.shape)}, not {tuple(expected.shape)}"
        raise WrongAnswer("shape", f"{at} has the shape {shapes}")
    if got.dtype != expected.dtype:
        raise WrongAnswer("dtype", f"{at} is {got.dtype}, not {expected.dtype}")
    _compare_values(got, expected, _tolerance(expected.dtype, given), at)


def _tolerance(dtype: torch.dtype, given: tuple[float | None, float | None]) -> tuple[float, float]:
    rtol, atol = TOLERANCES.get(DTYPE_NAMES[dtype], EXACT)
    return (rtol if given[0] is None else given[0], atol if given[1] is None else given[1])


def _compare_values(
    got: torch.Tensor, expected: torch.Tensor, tolerance: tuple[float, float], at: str
) -> None:
    if torch.equal(got, expected):  # a tenth of the time, and never so for NaN
        return
    close = torch.isclose(got, expected.detach(), rtol=tolerance[0], atol=tolerance[1])
    if bool(close.all()):
        return
    wrong = int((~close).sum())
    where = tuple(int(index) for index in (~close).nonzero()[0])
    values = f"{got[where].item():.6g} where {expected[where].item():.6g} is right"
    kind = "nan" if got.is_floating_point() and bool(got.isnan().any()) else "values"
    count = f"{wrong} of {close.numel()} values are off: " if close.numel() > 1 else "it is "
    raise WrongAnswer(kind, f"{at}: {count}{values}" + (f" at {where}" if where else ""))


def _show(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 200 else text[:200] + "..."


@contextmanager
def raises(kind: type[BaseException]) -> Iterator[None]:
    """Expects the student's code to raise `kind` or a built-in class below it.

    Read from the exception's built-in bases, which are a claim: put a right answer beside it.
    """
    try:
        yield
    except StudentError as error:
        if kind.__name__ not in error.bases:
            raise
    else:
        raise WrongAnswer("no_error", f"{kind.__name__} was expected, and nothing was raised")
