"""What a peer's notebook asks with, in the words of nnkit's checks: torch and no package beside it.

The file lies beside the notebook, and so do inline.py, seeds.py and tolerances.py, copies of this
project's own: the inputs, nets and tolerances of a check are those that nnkit takes. Comparing is
plain asserts, as an instructor writes them.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import torch
from inline import Box, copied
from seeds import Rng
from tolerances import EXACT, TOLERANCES

__all__ = ["Answers", "Box", "Rng", "assert_close", "fetch", "raises"]

fetch = copied
torch.Tensor.fetch = copied
torch.set_num_threads(1)


class Answers:
    """What the student's cells have defined by now."""

    def __init__(self, names: dict[str, Any]) -> None:
        self._names = names

    def __getattr__(self, name: str) -> Any:
        try:
            return self._names[name]
        except KeyError:
            raise AttributeError(name) from None


def assert_close(
    got: Any, expected: Any, *, rtol: float | None = None, atol: float | None = None
) -> None:
    """Compares type, then length or shape, dtype, and values; of a parameter, its value."""
    _assert_same(copied(got), expected, rtol, atol)


def _assert_same(got: Any, expected: Any, rtol: float | None, atol: float | None) -> None:
    kind = torch.Tensor if isinstance(expected, torch.Tensor) else type(expected)
    assert type(got) is kind, f"a `{type(got).__name__}`, not a `{kind.__name__}`"
    if isinstance(expected, (list, tuple)):
        assert len(got) == len(expected), f"{len(got)} items, not {len(expected)}"
        for one, other in zip(got, expected, strict=True):
            _assert_same(one, other, rtol, atol)
    elif isinstance(expected, dict):
        assert set(got) == set(expected), f"the keys {list(got)}"
        for key, value in expected.items():
            _assert_same(got[key], value, rtol, atol)
    elif isinstance(expected, (torch.Tensor, np.ndarray, float)):
        _assert_numbers_close(got, expected, rtol, atol)
    else:
        assert got == expected, f"{got!r}, not {expected!r}"


def _assert_numbers_close(got: Any, expected: Any, rtol: float | None, atol: float | None) -> None:
    of_float = isinstance(expected, float)
    one, other = (torch.as_tensor(value, dtype=_dtype(value)) for value in (got, expected))
    assert one.shape == other.shape, f"the shape {tuple(one.shape)}"
    assert one.dtype == other.dtype, f"{one.dtype}, not {other.dtype}"
    name = "float32" if of_float else str(other.dtype).removeprefix("torch.")
    own = TOLERANCES.get(name, EXACT)
    rtol, atol = own[0] if rtol is None else rtol, own[1] if atol is None else atol
    assert torch.equal(one, other) or torch.isclose(one, other, rtol=rtol, atol=atol).all()


def _dtype(value: Any) -> torch.dtype | None:
    return torch.float64 if isinstance(value, float) else None


@contextmanager
def raises(kind: type[BaseException]) -> Iterator[None]:
    """Expects an error of that kind."""
    try:
        yield
    except kind:
        return
    raise AssertionError(f"{kind.__name__} was expected, and nothing was raised")
