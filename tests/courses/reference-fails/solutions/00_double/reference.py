"""Twice a number, for whole numbers alone."""


def double(x: float) -> float:
    """Twice x."""
    return int(2 * x)
