"""torch.jit.script, with the plain function as a fallback."""
import warnings

import torch


def scan(x: torch.Tensor) -> torch.Tensor:
    out = x.clone()
    for t in range(1, x.size(1)):
        out[:, t] = out[:, t] + out[:, t - 1]
    return out


with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    try:
        scripted = torch.jit.script(scan)
    except (RuntimeError, OSError):
        scripted = scan


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    return scripted(x)
