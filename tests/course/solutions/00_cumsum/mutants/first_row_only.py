"""Every row gets the totals of the first one.
zh: 每一行都得到了第一行的累加和。
killed by: test_rows_do_not_mix
"""

from torch import Tensor


def cumulative_sum(x: Tensor) -> Tensor:
    if x.ndim != 2:
        raise ValueError(f"x must be 2-D, got {x.ndim}-D")
    width = x.shape[1]
    return (x[:1] @ x.new_ones(width, width).triu()).expand_as(x)
