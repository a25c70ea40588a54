"""Twice a number."""


def double(x: float, times: int = 2) -> float:
    """Twice x."""
    return times * x


class Doubler(list):
    """Doubles as often as it is told."""

    def __init__(self, times=1):
        self.times = times


def helper(x):
    """Of use to nobody."""
    return _own(x)


def _own(x):
    return x
