"""Examples in the docstring, run by doctest at import."""
import doctest

import torch


def cumulative_sum(x):
    """Running totals.

    >>> cumulative_sum(torch.tensor([[1., 2., 3.]]))
    tensor([[1., 3., 6.]])
    >>> cumulative_sum(torch.zeros(3))
    Traceback (most recent call last):
    ValueError: x must be a matrix
    """
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    return torch.stack([x[:, : t + 1].sum(1) for t in range(x.shape[1])], 1)


finder = doctest.DocTestFinder()
runner = doctest.DocTestRunner(verbose=True)
for test in finder.find(cumulative_sum, globs={"torch": torch, "cumulative_sum": cumulative_sum}):
    runner.run(test)
print(runner.summarize())
