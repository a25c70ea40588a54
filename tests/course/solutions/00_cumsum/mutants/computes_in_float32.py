"""The sums are made in float32, and turned back at the end: half of the digits are lost.
zh: 求和在 float32 里进行，最后才转回来：有效数字丢了一半。
killed by: test_float64_stays_float64
"""

from torch import Tensor


def cumulative_sum(x: Tensor) -> Tensor:
    if x.ndim != 2:
        raise ValueError(f"x must be 2-D, got {x.ndim}-D")
    width = x.shape[1]
    return (x.float() @ x.new_ones(width, width).float().triu()).to(x.dtype)
