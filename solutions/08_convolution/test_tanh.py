"""Hidden checks of `tanh`."""

import pytest
import torch
from nnkit.judge import assert_close
from torch import float64


@pytest.mark.points(0.5, target="tanh")
def test_hyperbolic_tangent(submission, rng):
    """tanh gives the hyperbolic tangent
    zh: tanh 给出双曲正切
    hint: It goes from -1 to 1 and through 0. What is its slope there?
    hint.zh: 它从 -1 到 1，并且过 0。在那里斜率是多少？
    """
    x = 2 * rng.normal(4, 6)
    x[:, 2] = 0.0
    assert_close(submission.tanh(x), torch.tanh(x))


@pytest.mark.points(0.25, target="tanh")
def test_gradient_of_tanh(submission, box, rng):
    """The gradient of tanh is 1 - tanh squared
    zh: tanh 的梯度是 1 减去 tanh 的平方
    hint: Which step leaves autograd?
    hint.zh: 哪一步离开了自动求导？
    """
    x, along = rng.normal(3, 5), rng.normal(3, 5)
    expected = along * (1 - torch.tanh(x) ** 2)
    assert_close(box.props.gradients(submission.tanh, [x], along), [expected])


@pytest.mark.points(0.5, target="tanh")
def test_large_values_stay_finite(submission, box, rng):
    """tanh and its gradient are finite for |x| = 1000
    zh: |x| = 1000 时，tanh 和它的梯度都有限
    hint: How large is exp(1000) in a computer, and what is inf / inf?
    What is 0 times inf, on the way back?
    hint.zh: exp(1000) 在计算机里有多大？inf / inf 是什么？反向传播时 0 乘 inf 又是什么？
    """
    large = torch.tensor([-1000.0, -100.0, 100.0, 1000.0])
    x = torch.cat([rng.normal(3), large])
    along = rng.uniform(7, low=0.5, high=2.0)
    assert_close(submission.tanh(x), torch.tanh(x))
    expected = along * (1 - torch.tanh(x) ** 2)
    assert_close(box.props.gradients(submission.tanh, [x], along), [expected])


@pytest.mark.points(0.25, target="tanh")
def test_tanh_keeps_shape_and_dtype(submission, rng):
    """tanh takes any shape and keeps the dtype
    zh: tanh 接受任意形状，并保持 dtype
    hint: Does a line of yours name a dtype, or a number of dimensions?
    hint.zh: 你有没有哪一行写死了 dtype 或维数？
    """
    for shape in ((), (5,), (2, 3, 1, 4)):
        x = rng.normal(*shape, dtype=float64)
        assert_close(submission.tanh(x), torch.tanh(x))
    # 1 in float32, and not in float64
    x = rng.uniform(4, low=5.0, high=12.0, dtype=float64)
    x[0] = 9.5 + x[0] / 10
    assert_close(submission.tanh(x), torch.tanh(x))


@pytest.mark.points(0.25, target="tanh")
def test_tanh_leaves_x(submission, box, rng):
    """tanh leaves x as it was
    zh: tanh 不改动 x
    hint: Which operations write into the tensor that they are given?
    hint.zh: 哪些运算会写进传入的张量？
    """
    x = rng.normal(2, 4)
    result, after, asking = box.props.with_arguments(submission.tanh, x)
    assert_close([result, after, asking], [torch.tanh(x), [x], [False]])
