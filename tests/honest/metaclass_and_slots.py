"""A metaclass, __slots__, properties, static methods."""
import torch


class Registry(type):
    known = {}

    def __new__(mcs, name, bases, namespace):
        made = super().__new__(mcs, name, bases, namespace)
        mcs.known[name] = made
        return made


class Scanner(metaclass=Registry):
    __slots__ = ("_x",)

    def __init__(self, x):
        self._x = x

    @property
    def width(self):
        return self._x.shape[1]

    @staticmethod
    def check(x):
        if x.ndim != 2:
            raise ValueError("x must be a matrix")

    def __iter__(self):
        for t in range(self.width):
            yield self._x[:, : t + 1].sum(1)


def cumulative_sum(x):
    Scanner.check(x)
    return torch.stack([*Registry.known["Scanner"](x)], 1)
