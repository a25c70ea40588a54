"""Hidden checks of `Cube`."""

import pytest
from nnkit.judge import assert_close, fetch
from torch import float64


def with_zero_and_large(x):
    """x, with a zero and a large number among the others."""
    x[0, 0], x[-1, -1] = 0, -30
    return x


def turned(box, x):
    """The matrix x in the box, transposed in memory."""
    return box.tensor(x.T).T


@pytest.mark.points(0.5, target="Cube")
def test_third_power(submission, box, rng):
    """Cube.apply gives x to the third
    zh: Cube.apply 给出 x 的三次方
    hint: What does forward return, and what becomes of the sign of a negative number?
    hint.zh: forward 返回什么？负数的符号会怎样？
    """
    for shape in ((3, 4), (5,), ()):
        x = rng.normal(*shape)
        assert_close(submission.Cube.apply(x), x * x * x)
    x = with_zero_and_large(rng.normal(3, 4))
    assert_close(submission.Cube.apply(turned(box, x)), x * x * x)


@pytest.mark.points(0.75, target="Cube", needs="test_cube_has_a_backward_of_its_own")
def test_gradient_of_the_cube(submission, box, rng):
    """The gradient of Cube is 3 x squared times the incoming gradient
    zh: Cube 的梯度是 3 x² 乘以传进来的梯度
    hint: Chain rule: which factor comes from the operation, and which one comes in?
    hint.zh: 链式法则：哪个因子来自这个运算，哪个是传进来的？
    """
    x, along = with_zero_and_large(rng.normal(4, 3)), rng.normal(4, 3)
    apply = submission.Cube.apply
    assert_close(box.props.gradients(apply, [x], [0], along), [3 * x**2 * along])
    assert_close(box.props.gradients(apply, [x], [0], None), [3 * x**2])
    got = box.props.gradients(apply, [x], [0], turned(box, along))
    assert_close(got, [3 * x**2 * along])


@pytest.mark.points(0.25, target="Cube", needs="test_cube_has_a_backward_of_its_own")
def test_each_call_of_cube_keeps_its_own(submission, box, rng):
    """What a call of Cube keeps belongs to that call, for every backward
    zh: Cube 的每次调用各存各的，反向传播几次都行
    hint: Two calls, and only then their backwards: where does each find its x, and the second time?
    hint.zh: 先调用两次，再分别反向传播：每一次在哪里找到自己的 x？再来一遍呢？
    """
    x, other, along = (rng.normal(3, 2) for _ in range(3))
    got = box.props.interleaved(submission.Cube.apply, [x], [other], along)
    first = 3 * x**2 * along
    assert_close(got, [[first], [first], [3 * other**2 * along]])


@pytest.mark.points(0.75, target="Cube", needs="test_cube_has_a_backward_of_its_own")
def test_second_gradient_of_the_cube(submission, box, rng):
    """Cube can be differentiated twice
    zh: Cube 可以求二阶导数
    hint: Backward is differentiated, too. Is it computed from x, or from numbers that were kept?
    hint.zh: backward 本身也会被求导：里面的东西是从 x 算出来的，还是存下来的数？
    """
    x, along, across = (rng.normal(2, 5) for _ in range(3))
    got = box.props.second_gradients(submission.Cube.apply, [x], along, [across])
    assert_close(got, [6 * x * along * across, 3 * x**2 * across])


@pytest.mark.points(0.25, target="Cube")
def test_cube_has_a_backward_of_its_own(submission, box, rng):
    """Cube is an autograd.Function whose backward is its own
    zh: Cube 是一个有自己的 backward 的 autograd.Function
    hint: Which class do you inherit from, and is your backward ever called?
    hint.zh: 你继承的是哪个类？你的 backward 有没有被调用？
    """
    x = rng.normal(3)
    result, name, is_its_own, before = fetch(box.props.node_of(submission.Cube, [x]))
    assert_close(tuple(result.shape), (3,))
    assert is_its_own, f"the node is a {name}"
    assert before == ["AccumulateGrad"], f"something else has recorded x: {before}"


@pytest.mark.points(0.25, target="Cube")
def test_cube_keeps_float64(submission, box, rng):
    """Cube computes in float64 when it is given float64
    zh: 传入 float64 时，Cube 用 float64 计算
    hint: Of which dtype is what forward and backward make?
    hint.zh: forward 和 backward 得到的是什么 dtype？
    """
    x, along = rng.normal(2, 3, dtype=float64), rng.normal(2, 3, dtype=float64)
    assert_close(submission.Cube.apply(x), x * x * x)
    assert_close(box.props.gradients(submission.Cube.apply, [x], [0], along), [3 * x**2 * along])


@pytest.mark.points(0.25, target="Cube")
def test_cube_leaves_x(submission, box, rng):
    """Cube leaves x as it was, and the incoming gradient
    zh: Cube 不改动 x，也不改动传进来的梯度
    hint: Which operations write into the tensor that they are given?
    hint.zh: 哪些运算会写进传入的张量？
    """
    x, along = rng.normal(3, 2), rng.normal(3, 2)
    result, after = box.props.with_arguments(submission.Cube.apply, x)
    assert_close([result, *after], [x * x * x, x])
    assert_close(box.props.after_backward(submission.Cube.apply, [x], along), ([x], along))
