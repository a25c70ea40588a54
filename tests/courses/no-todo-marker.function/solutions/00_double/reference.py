"""Twice a number."""


def double(x: float) -> float:
    """Twice x."""
    return 2 * x


def given(x: float) -> float:
    """Twice x, some other day."""
    return x
