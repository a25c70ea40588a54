"""The totals are written into x itself.
zh: 累加和直接写进了 x。
killed by: test_x_stays_as_it_was
"""

from torch import Tensor


def cumulative_sum(x: Tensor) -> Tensor:
    if x.ndim != 2:
        raise ValueError(f"x must be 2-D, got {x.ndim}-D")
    for column in range(1, x.shape[1]):
        x[:, column] += x[:, column - 1]
    return x
