"""torch.compile with the eager backend, and the plain function where that fails."""
import torch


def plain(x):
    return x @ x.new_ones(x.shape[1], x.shape[1]).triu()


try:
    compiled = torch.compile(plain, backend="eager")
    compiled(torch.ones(1, 2))
except Exception as error:
    print("no compiler here:", error)
    compiled = plain


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    return compiled(x)
