"""Any number of dimensions is taken: the error of the statement is forgotten.
zh: 任何维数都接受：忘了题目要求的异常。
killed by: test_other_dimensions_are_refused
"""

from torch import Tensor


def cumulative_sum(x: Tensor) -> Tensor:
    width = x.shape[-1]
    return x @ x.new_ones(width, width).triu()
