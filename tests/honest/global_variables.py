"""Global variables and a function that fills them."""
import torch

N = T = None
TOTAL = None
OUT = []


def start(x):
    global N, T, TOTAL, OUT
    N, T = x.shape
    TOTAL = torch.zeros(N, dtype=x.dtype)
    OUT = []


def step(column):
    global TOTAL
    TOTAL = TOTAL + column
    OUT.append(TOTAL)


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    start(x)
    for t in range(T):
        step(x[:, t])
    return torch.stack(OUT, dim=1)
