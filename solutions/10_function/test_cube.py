"""Hidden checks of `Cube`."""

import pytest
from nnkit.judge import assert_close, fetch
from torch import float64


@pytest.mark.points(0.5, target="Cube")
def test_third_power(submission, rng):
    """Cube.apply gives x to the third
    zh: Cube.apply 给出 x 的三次方
    hint: What does forward return, and what becomes of the sign of a negative number?
    hint.zh: forward 返回什么？负数的符号会怎样？
    """
    for shape in ((3, 4), (5,), ()):
        x = rng.normal(*shape)
        assert_close(submission.Cube.apply(x), x * x * x)


@pytest.mark.points(1, target="Cube", needs="test_cube_has_a_backward_of_its_own")
def test_gradient_of_the_cube(submission, box, rng):
    """The gradient of Cube is 3 x squared times the incoming gradient
    zh: Cube 的梯度是 3 x² 乘以传进来的梯度
    hint: Chain rule: which factor comes from the operation, and which one comes in?
    hint.zh: 链式法则：哪个因子来自这个运算，哪个是传进来的？
    """
    x, along = rng.normal(4, 3), rng.normal(4, 3)
    apply = submission.Cube.apply
    assert_close(box.props.gradients(apply, [x], [0], along), [3 * x**2 * along])
    assert_close(box.props.gradients(apply, [x], [0], None), [3 * x**2])


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
    result, name = fetch(box.props.node_of(submission.Cube.apply, [x]))
    assert_close(tuple(result.shape), (3,))
    assert name == "CubeBackward", f"the node is a {name}"


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
    """Cube leaves x as it was
    zh: Cube 不改动 x
    hint: Which operations write into the tensor that they are given?
    hint.zh: 哪些运算会写进传入的张量？
    """
    x = rng.normal(3, 2)
    result, after = box.props.with_arguments(submission.Cube.apply, x)
    assert_close([result, *after], [x * x * x, x])
