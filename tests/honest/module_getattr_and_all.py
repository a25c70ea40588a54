"""__all__, __version__, a module-level __getattr__ and __dir__."""
import torch

__all__ = ["cumulative_sum"]
__author__ = "A. Student"
__version__ = "1.0"


def __getattr__(name):
    raise AttributeError(f"this homework has no {name}")


def __dir__():
    return __all__


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    return x @ x.new_ones(x.shape[1], x.shape[1]).triu()
