"""Hidden checks of `Momentum`. Some ask for the trajectory of torch.optim.SGD; others only for a
move along a gradient, so that one mistake in the formula does not cost all of them."""

import pytest
from nnkit.judge import assert_close, fetch
from torch import float64


def draw_lr(rng) -> float:
    return rng.uniform(1, low=0.05, high=0.2, dtype=float64).item()


def sgd(weight, gradients, lr, momentum=0.9, nesterov=False):
    """SGD with momentum as torch defines it, step by step; at None all stays as it is."""
    trajectory, velocity = [], None
    for gradient in gradients:
        if gradient is not None:
            velocity = gradient if velocity is None else momentum * velocity + gradient
            direction = gradient + momentum * velocity if nesterov else velocity
            weight = weight - lr * direction
        trajectory.append(weight)
    return trajectory


def columns(rows):
    """A list for each step, where there was one for each parameter."""
    return [list(column) for column in zip(*rows, strict=True)]


def assert_follows(box, rng, make, shapes, patterns, *given) -> None:
    """Parameters of these shapes go the way of SGD; a pattern says at which steps one has a
    gradient. `make` gives the optimizer of a list of parameters; momentum and nesterov may be
    given."""
    lr, weights = draw_lr(rng), [rng.normal(*shape) for shape in shapes]
    parameters = [box.parameter(weight) for weight in weights]
    gradients = [
        [rng.normal(*shape) if has else None for has in pattern]
        for shape, pattern in zip(shapes, patterns, strict=True)
    ]
    paths = [sgd(w, g, lr, *given) for w, g in zip(weights, gradients, strict=True)]
    taken = box.props.walk(make(parameters, lr, *given), parameters, columns(gradients))
    assert_close(taken, columns(paths))


def assert_moved_along(after, before, gradient) -> None:
    """The tensor moved along the gradient, whichever way and however far."""
    assert_close(after, before, atol=1e6)  # the same shape and dtype, and finite
    factor = ((after - before) * gradient).sum() / gradient.square().sum()
    assert abs(factor) > 1e-3, "the parameter did not move along the gradient"
    assert_close(after, before + factor * gradient)


@pytest.mark.points(0.5, target="Momentum")
def test_momentum_goes_the_way_of_sgd(submission, box, rng):
    """Momentum goes the way of torch.optim.SGD with momentum
    zh: Momentum 走的是 torch.optim.SGD 带动量的轨迹
    hint: What is the velocity at the first step, what at the second? Which one moves the weight?
    hint.zh: 第一步的速度是什么，第二步呢？移动权重的是哪一个速度？
    """
    steps = [True] * 4
    assert_follows(box, rng, submission.Momentum, [(3, 4), (5,), (3, 4)], [steps] * 3)


@pytest.mark.points(0.25, target="Momentum")
def test_momentum_is_an_argument(submission, box, rng):
    """Momentum uses the momentum that it is given
    zh: Momentum 使用传进来的 momentum
    hint: 0.9 is only the default.
    hint.zh: 0.9 只是默认值。
    """
    momentum = rng.uniform(1, low=0.2, high=0.7, dtype=float64).item()
    assert_follows(box, rng, submission.Momentum, [(2, 3)], [[True] * 3], momentum)


@pytest.mark.points(0.5, target="Momentum")
def test_nesterov_momentum_goes_the_way_of_sgd(submission, box, rng):
    """With nesterov=True Momentum goes the way of torch.optim.SGD with Nesterov
    zh: nesterov=True 时，Momentum 走的是 torch.optim.SGD 的 Nesterov 轨迹
    hint: The velocity is the same as before. What is added to the gradient before the weight moves?
    hint.zh: 速度的算法不变。权重移动之前，梯度上还要加什么？
    """
    momentum = rng.uniform(1, low=0.7, high=0.95, dtype=float64).item()
    steps = [True] * 4
    assert_follows(box, rng, submission.Momentum, [(4, 2), (3,)], [steps] * 2, momentum, True)


@pytest.mark.points(0.5, target="Momentum")
def test_none_gradients_are_skipped(submission, box, rng):
    """A parameter without a gradient is skipped: it stays, and its velocity with it
    zh: 没有梯度的参数跳过：参数不动，速度也不变
    hint: No gradient is not a gradient of zero. What happens to weight and velocity at this step?
    hint.zh: 没有梯度不等于梯度为零。这一步里，权重和速度各会怎样？
    """
    patterns = [[False] * 4, [True, False, False, True], [True] * 4]
    assert_follows(box, rng, submission.Momentum, [(2,), (3, 2), (4,)], patterns)


@pytest.mark.points(0.25, target="Momentum")
def test_zero_grad_sets_none(submission, box, rng):
    """zero_grad sets the gradient of every parameter to None, and forgets nothing else
    zh: zero_grad 把每个参数的梯度设为 None，别的都不忘
    hint: What does torch leave in `.grad` by default? And does the velocity outlive it?
    hint.zh: torch 默认在 `.grad` 里留下什么？在这之后，速度还在吗？
    """
    weights, gradients = [[rng.normal(*s) for s in [(4,), (2, 3), (5,)]] for _ in range(2)]
    parameters = [box.parameter(w, grad=g) for w, g in zip(weights, gradients, strict=True)]
    parameters[0].requires_grad = False  # its gradient is older, and goes too
    optimizer = submission.Momentum(parameters, lr=draw_lr(rng))
    optimizer.step()
    parameters[1].grad = None
    optimizer.zero_grad()
    assert box.props.gradients_of(parameters) == [None] * 3
    between = fetch(parameters)
    zeros = [0.0 * gradient for gradient in gradients]  # what moves the weights is the velocity
    (after,) = fetch(box.props.walk(optimizer, parameters, [zeros]))
    for one, before, gradient in list(zip(after, between, gradients, strict=True))[1:]:
        assert_moved_along(one, before, gradient)


@pytest.mark.points(0.25, target="Momentum")
def test_momentum_takes_a_generator(submission, box, rng):
    """Momentum takes its parameters from a generator, for more than one step
    zh: Momentum 能从生成器里取参数，而且不止能走一步
    hint: A generator is empty after one walk. What is left of it for the second step?
    hint.zh: 生成器走完一遍就空了。第二步还剩下什么？
    """
    weights, gradients = [rng.normal(3, 2), rng.normal(4)], [rng.normal(3, 2), rng.normal(4)]
    parameters = [box.parameter(weight) for weight in weights]
    optimizer = submission.Momentum(box.iterator(parameters), lr=draw_lr(rng))
    for taken in fetch(box.props.walk(optimizer, parameters, [gradients] * 2)):
        for after, weight, gradient in zip(taken, weights, gradients, strict=True):
            assert_moved_along(after, weight, gradient)
        weights = taken


@pytest.mark.points(0.25, target="Momentum")
def test_two_objects_share_nothing(submission, box, rng):
    """Two Momentum objects have velocities of their own
    zh: 两个 Momentum 对象各有各的速度
    hint: Where do the velocities live: in the object, or in something that all objects share?
    hint.zh: 速度存在哪里：在对象自己身上，还是在所有对象共用的东西里？
    """
    weight, first, second = rng.normal(3, 2), rng.normal(3, 2), rng.normal(3, 2)
    parameter = box.parameter(weight)
    for gradient in (first, second):
        optimizer = submission.Momentum([parameter], lr=draw_lr(rng))
        ((after,),) = fetch(box.props.walk(optimizer, [parameter], [[gradient]]))
        assert_moved_along(after, weight, gradient)
        weight = after


@pytest.mark.points(0.25, target="Momentum")
def test_velocity_is_not_the_gradient(submission, box, rng):
    """step only reads .grad, and the velocity is a tensor of its own
    zh: step 只读 .grad，速度是一个单独的张量
    hint: Is the velocity another name for the gradient? Who else changes when one of them does?
    hint.zh: 速度是不是梯度的另一个名字？其中一个变了，另一个会不会跟着变？
    """
    weight, gradient = rng.normal(2, 5), rng.normal(2, 5)
    parameter, held = box.parameter(weight), box.tensor(gradient)
    parameter.grad = held
    optimizer = submission.Momentum([parameter], lr=draw_lr(rng))
    for size in (1.0, 0.0, 1.0):  # where .grad is zero, only the velocity moves the weight
        box.assign(held, size * gradient)  # in place; the velocity must not hear of it
        optimizer.step()
        after, left = fetch([parameter, *box.props.gradients_of([parameter])])
        assert_moved_along(after, weight, gradient)
        assert_close(left, size * gradient)
        weight = after


@pytest.mark.points(0.25, target="Momentum")
def test_momentum_keeps_float64(submission, box, rng):
    """Momentum works in float64 when the parameter is float64
    zh: 参数是 float64 时，Momentum 用 float64 计算
    hint: Which dtype does the velocity have?
    hint.zh: 速度是什么 dtype？
    """
    weight, gradient = rng.normal(3, 4, dtype=float64), rng.normal(3, 4, dtype=float64)
    for nesterov in (False, True):
        parameter, numbers = box.parameter(weight), {"lr": 0.125, "momentum": 0.5}  # exact
        optimizer = submission.Momentum([parameter], **numbers, nesterov=nesterov)
        for (after,) in fetch(box.props.walk(optimizer, [parameter], [[gradient]] * 2)):
            assert_moved_along(after, weight, gradient)


@pytest.mark.points(0.25, target="Momentum")
def test_momentum_trains_a_net(submission, box, rng, props):
    """Momentum trains a net over several forward and backward passes
    zh: Momentum 能在多次前向和反向中训练网络
    hint: After a step every parameter is still a leaf that requires grad, with no graph behind it.
    hint.zh: 走一步之后，每个参数仍是需要梯度的叶子张量，背后没有计算图。
    """
    local = rng.module(props.Tiny())
    net = box.module("Tiny", state=local.state_dict())
    optimizer = submission.Momentum(net.parameters(), lr=draw_lr(rng))
    for n in (4, 1):
        x, target, before = rng.normal(n, 3), rng.normal(n, 2), dict(local.state_dict())
        gradients = dict(zip(before, props.backward(local, x, target), strict=True))
        assert_close(box.props.backward(net, x, target), list(gradients.values()))
        optimizer.step()
        after = fetch(net.state_dict())
        if n == 4:  # the first step goes along the gradient
            for name in before:
                assert_moved_along(after[name], before[name], gradients[name])
        optimizer.zero_grad()
        local.zero_grad()
        local.load_state_dict(after)
