"""Hidden checks of Affine."""

import pytest
import torch
from nnkit.judge import assert_close, fetch

LEADING = (4, 1, 3)


def make_affine(submission, box, weight, bias):
    """An Affine of the student on the device and in the dtype of the values, which it holds."""
    return box.props.holding(submission.Affine, weight, bias)


def is_among(value, values):
    """Whether a tensor of these very values is among others."""
    return any(
        isinstance(each, torch.Tensor) and each.dtype == value.dtype and torch.equal(each, value)
        for each in values
    )


@pytest.mark.points(0.5, target="Affine")
def test_affine_starts_with_ones_and_zeros(submission, rng):
    """Affine starts with a weight of ones and a bias of zeros, one for each feature
    zh: Affine 开始时 weight 全为一、bias 全为零，每个特征各一个
    hint: A fresh Affine gives back its input. Which start values and shapes make it so?
    hint.zh: 新建的 Affine 原样给出输入。怎样的初始值和形状才能做到？
    """
    for features in (rng.integers(2, 5), rng.integers(5, 9)):
        affine = submission.Affine(features)

        assert_close(fetch(affine.weight), torch.ones(features))
        assert_close(fetch(affine.bias), torch.zeros(features))


@pytest.mark.parametrize("leading", [0, 1, 2, 3])
@pytest.mark.points(0.25, target="Affine")
def test_affine_formula(submission, box, rng, leading):
    """Affine gives x * weight + bias for any leading dimensions
    zh: 无论前面有几维，Affine 都给出 x * weight + bias
    hint: Which dimension of x do weight and bias belong to? First the factor, then the shift.
    hint.zh: weight 和 bias 对应 x 的哪一维？先乘后加。
    """
    features = rng.integers(5, 9)
    weight, bias = rng.normal(features), rng.normal(features)

    affine = make_affine(submission, box, weight, bias)

    for mode in (True, False):
        affine.train(mode)
        x = rng.normal(*LEADING[:leading], features)
        assert_close(fetch(affine(x)), x * weight + bias)


@pytest.mark.points(0.25, target="Affine")
def test_affine_parameters_are_found(submission, box, rng):
    """weight and bias of Affine are among its parameters
    zh: Affine 的 weight 和 bias 在它的参数之中
    hint: Of which class must a tensor be, and where must it stand, for a module to own it?
    hint.zh: 张量要属于哪个类、放在哪里，模块才拥有它？
    """
    features = rng.integers(2, 9)
    weight, bias = rng.normal(features), rng.normal(features)

    affine = make_affine(submission, box, weight, bias)
    values = fetch(list(affine.parameters()))

    assert is_among(weight, values), "the weight is not among the parameters"
    assert is_among(bias, values), "the bias is not among the parameters"


@pytest.mark.points(0.25, target="Affine")
def test_affine_state_holds_its_values(submission, box, rng):
    """The values of weight and bias stand in state_dict()
    zh: weight 和 bias 的值在 state_dict() 里
    hint: What is saved of a module is what is registered with it.
    hint.zh: 模块保存的，是在它那里登记过的东西。
    """
    features = rng.integers(2, 9)
    weight, bias = rng.normal(features), rng.normal(features)

    affine = make_affine(submission, box, weight, bias)
    state = fetch(affine.state_dict())

    assert isinstance(state, dict), "state_dict() gives no dict"
    assert is_among(weight, state.values()), "the weight is not in state_dict()"
    assert is_among(bias, state.values()), "the bias is not in state_dict()"


@pytest.mark.points(0.25, target="Affine")
def test_affine_moves_to_float64(submission, box, rng):
    """Affine computes in float64 after .double()
    zh: .double() 之后，Affine 用 float64 计算
    hint: Does everything that takes part in the formula move with the module?
    hint.zh: 公式里的每样东西都跟着模块一起转换了吗？
    """
    features = rng.integers(2, 9)
    weight, bias = (rng.normal(features, dtype=torch.float64) for _ in range(2))
    x = rng.normal(7, features, dtype=torch.float64)

    affine = make_affine(submission, box, weight, bias)

    assert_close(fetch(affine(x)), x * weight + bias)


@pytest.mark.points(0.25, target="Affine")
def test_affine_leaves_x_alone(submission, box, rng):
    """Affine leaves x as it was
    zh: Affine 不改变 x
    hint: What is the difference between `x * w` and `x *= w`?
    hint.zh: `x * w` 和 `x *= w` 有什么区别？
    """
    features = rng.integers(2, 9)
    weight, bias, x = rng.normal(features), rng.normal(features), rng.normal(7, features)
    there = box.tensor(x)

    affine = make_affine(submission, box, weight, bias)
    result = affine(there)

    assert_close(fetch(result), x * weight + bias)
    assert_close(fetch(there), x)
    assert_close(there.requires_grad, False)


@pytest.mark.points(0.5, target="Affine")
def test_affine_learns(submission, box, rng):
    """A backward pass fills the gradients of weight and bias
    zh: 反向传播填上 weight 和 bias 的梯度
    hint: Does the formula use the parameters themselves, or copies that autograd does not know?
    hint.zh: 公式用的是参数本身，还是 autograd 不认识的副本？
    """
    features = rng.integers(2, 9)
    weight, bias = rng.normal(features), rng.normal(features)
    x, v = rng.normal(3, 2, features), rng.normal(3, 2, features)

    affine = make_affine(submission, box, weight, bias)
    affine(x).mul(v).sum().backward()

    assert_close(fetch(affine.weight.grad), (v * x).sum(dim=(0, 1)))
    assert_close(fetch(affine.bias.grad), v.sum(dim=(0, 1)))
