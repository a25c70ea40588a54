"""Twice a number."""


def double(x: float) -> float:
    """Twice x."""
    if isinstance(x, str):
        raise RuntimeError("a text")
    return 2 * x
