"""Checks of cumulative_sum."""

import pytest
import torch
from nnkit.judge import assert_close, raises


@pytest.mark.points(4, target="cumulative_sum")
def test_rows_do_not_mix(submission, rng):
    """cumulative_sum adds along each row
    zh: cumulative_sum 沿每一行累加
    hint: Each row is a sample. Does its total stay in its own row?
    hint.zh: 每一行是一个样本。累加有没有跨行？
    """
    x = rng.normal(3, 5)  # N != T: a mixed-up dim cannot hide behind a square
    assert_close(submission.cumulative_sum(x), x.cumsum(dim=1))


@pytest.mark.points(2, target="cumulative_sum")
def test_float64_stays_float64(submission, rng):
    """cumulative_sum computes in the dtype of x
    zh: cumulative_sum 用 x 的 dtype 计算
    hint: How many digits does a float64 keep, and which step of yours keeps fewer?
    hint.zh: float64 能保留多少位有效数字？你的哪一步保留得更少？
    """
    x = rng.normal(2, 7, dtype=torch.float64)
    assert_close(submission.cumulative_sum(x), x.cumsum(dim=1))


@pytest.mark.points(2, target="cumulative_sum")
def test_x_stays_as_it_was(submission, box, rng):
    """cumulative_sum leaves x as it was
    zh: cumulative_sum 不改动 x
    hint: Which of your lines writes into the tensor that was handed in?
    hint.zh: 你的哪一行往传入的张量里写了东西？
    """
    x = rng.normal(4, 3)
    held = box.tensor(x)
    assert_close(submission.cumulative_sum(held), x.cumsum(dim=1))
    assert_close(held, x)


@pytest.mark.points(1, target="cumulative_sum")
@pytest.mark.parametrize("shape", [(4,), (2, 2, 2)], ids=["vector", "cube"])
def test_other_dimensions_are_refused(submission, rng, shape):
    """cumulative_sum raises ValueError when x is not two-dimensional
    zh: x 不是二维时，cumulative_sum 抛出 ValueError
    hint: What does `x.ndim` say, and where do you ask for it?
    hint.zh: `x.ndim` 是多少？你在哪里检查它？
    """
    with raises(ValueError):
        submission.cumulative_sum(rng.normal(*shape))
    x = rng.normal(2, 2)
    assert_close(submission.cumulative_sum(x), x.cumsum(dim=1))
