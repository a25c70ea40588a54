"""Hidden checks of `sgd_step`. The first one asks for the update itself; most of the others only
for a move along the gradient, so that one mistake in the formula costs one check, not all."""

import pytest
from nnkit.judge import assert_close, fetch
from torch import float64


def draw_lr(rng) -> float:
    return rng.uniform(1, low=0.05, high=0.4, dtype=float64).item()


def assert_moved_along(after, before, gradients) -> None:
    """All tensors moved along their gradients: whichever way and however far, but equally far."""
    assert_close(after, before, atol=1e6)  # the same shapes and dtypes, and finite
    moves = sum(((a - b) * g).sum() for a, b, g in zip(after, before, gradients, strict=True))
    factor = moves / sum(g.square().sum() for g in gradients)
    assert abs(factor) > 1e-3, "the parameters did not move along the gradient"
    assert_close(after, [b + factor * g for b, g in zip(before, gradients, strict=True)])


@pytest.mark.points(1.5, target="sgd_step")
def test_step_goes_down_the_gradient(submission, box, rng):
    """sgd_step subtracts lr times the gradient
    zh: sgd_step 减去 lr 乘以梯度
    hint: The gradient points uphill. Which way does a weight go, how far, and by which gradient?
    hint.zh: 梯度指向上坡。权重该往哪边走，走多远，用的是哪一次的梯度？
    """
    shapes = [(4, 3), (5,), (2, 1, 3, 2)]
    weights = [rng.normal(*shape) for shape in shapes]
    parameters = [box.parameter(weight) for weight in weights]
    for _ in range(2):
        lr, gradients = draw_lr(rng), [rng.normal(*shape) for shape in shapes]
        for parameter, gradient in zip(parameters, gradients, strict=True):
            parameter.grad = gradient
        submission.sgd_step(parameters, lr=lr)
        weights = [w - lr * g for w, g in zip(weights, gradients, strict=True)]
        assert_close(fetch(parameters), weights)


@pytest.mark.points(0.75, target="sgd_step")
def test_step_works_in_place(submission, box, rng):
    """sgd_step changes the memory of the parameter, and returns nothing
    zh: sgd_step 改的是参数自己的内存，不返回任何东西
    hint: Others may hold views of the same memory. Do they see the update?
    hint.zh: 别处可能还有指向同一块内存的视图。它们看得到这次更新吗？
    """
    weight, gradient = rng.normal(3, 4), rng.normal(3, 4)
    parameter = box.parameter(weight, grad=gradient)
    view = parameter.detach()  # shares the memory that the parameter has now
    result = submission.sgd_step([parameter], lr=draw_lr(rng))
    for after in fetch([parameter, view]):
        assert_moved_along([after], [weight], [gradient])
    assert result is None


@pytest.mark.points(0.5, target="sgd_step")
def test_step_records_no_graph(submission, box, rng):
    """After sgd_step the parameter is a leaf that requires grad, without a graph
    zh: sgd_step 之后，参数仍是需要梯度的叶子张量，没有计算图
    hint: Can the next forward and backward reach this parameter as before?
    hint.zh: 下一次前向和反向还能像原来那样到达这个参数吗？
    """
    weight, gradient, factor = rng.normal(2, 3), rng.normal(2, 3), rng.normal(2, 3)
    parameter = box.parameter(weight, grad=gradient)
    submission.sgd_step([parameter], lr=draw_lr(rng))
    assert_moved_along([parameter.fetch()], [weight], [gradient])
    assert_close(box.props.use(parameter, factor), (factor, True, True))


@pytest.mark.points(0.25, target="sgd_step")
def test_step_leaves_the_gradients_alone(submission, box, rng):
    """sgd_step only reads .grad
    zh: sgd_step 只读 .grad
    hint: Look at `.grad` after your step. Is it still there, with the same numbers in it?
    hint.zh: 看看这一步之后的 `.grad`：它还在吗？里面的数变了没有？
    """
    weight, gradient = rng.normal(4, 2), rng.normal(4, 2)
    parameter = box.parameter(weight, grad=gradient)
    submission.sgd_step([parameter], lr=draw_lr(rng))
    assert_moved_along([parameter.fetch()], [weight], [gradient])
    assert_close(parameter.grad, gradient)


@pytest.mark.points(0.5, target="sgd_step")
def test_step_skips_parameters_without_gradient(submission, box, rng):
    """sgd_step skips a parameter whose .grad is None, and goes on behind it
    zh: sgd_step 跳过 .grad 为 None 的参数，并继续处理后面的参数
    hint: One parameter has nothing to learn from this loss. What about those behind it?
    hint.zh: 有一个参数从这次损失里学不到东西。它后面的参数呢？
    """
    idle, frozen, weight, gradient = [rng.normal(*s) for s in [(2, 3), (3,), (4,), (4,)]]
    parameters = [box.parameter(idle), box.parameter(frozen), box.parameter(weight, grad=gradient)]
    parameters[1].requires_grad = False
    submission.sgd_step(parameters, lr=draw_lr(rng))
    after = fetch(parameters)
    assert_moved_along(after[2:], [weight], [gradient])
    assert_close(after[:2], [idle, frozen])
    assert parameters[0].grad is None
    assert parameters[1].requires_grad is False


@pytest.mark.points(0.25, target="sgd_step")
def test_step_takes_a_generator(submission, box, rng):
    """sgd_step takes its parameters from a generator
    zh: sgd_step 能从生成器里取参数
    hint: `net.parameters()` has no length and no index, and can be walked through once.
    hint.zh: `net.parameters()` 没有长度，不能用下标，而且只能走一遍。
    """
    weights = [rng.normal(3, 2), rng.normal(4)]
    gradients = [rng.normal(3, 2), rng.normal(4)]
    parameters = [box.parameter(w, grad=g) for w, g in zip(weights, gradients, strict=True)]
    submission.sgd_step(box.iterator(parameters), draw_lr(rng))
    for after, weight, gradient in zip(fetch(parameters), weights, gradients, strict=True):
        assert_moved_along([after], [weight], [gradient])


@pytest.mark.points(0.25, target="sgd_step")
def test_step_keeps_float64(submission, box, rng):
    """sgd_step works in float64 when the parameter is float64
    zh: 参数是 float64 时，sgd_step 用 float64 计算
    hint: Is a number rounded to another dtype somewhere on the way?
    hint.zh: 中途有没有哪个数被舍入成了别的 dtype？
    """
    weight, gradient = rng.normal(3, 4, dtype=float64), rng.normal(3, 4, dtype=float64)
    parameter = box.parameter(weight, grad=gradient)
    submission.sgd_step([parameter], lr=0.125)  # a power of two: exact in float32, too
    assert_moved_along([parameter.fetch()], [weight], [gradient])
