"""Twice a number."""


def double(x: float) -> float:
    """Twice x."""
    total = sum([x for _ in range(2)])
    return total
