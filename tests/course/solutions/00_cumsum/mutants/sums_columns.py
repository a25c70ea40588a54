"""The totals run down the columns: dim 0 counts samples, dim 1 counts time.
zh: 累加的方向错了：dim 0 是样本，dim 1 才是时间。
killed by: test_rows_do_not_mix
"""

from torch import Tensor


def cumulative_sum(x: Tensor) -> Tensor:
    if x.ndim != 2:
        raise ValueError(f"x must be 2-D, got {x.ndim}-D")
    return x.new_ones(len(x), len(x)).tril() @ x
