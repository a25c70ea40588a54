"""Hidden checks of `make_optimizer`. An optimizer is told by where it takes the parameters, never
by its class; the formulas are those of the documentation of torch.optim."""

import pytest
from nnkit.judge import assert_close, fetch, raises
from torch import float64

SIZES = (1.0, 1e-6)  # of the gradients: beside the small ones an epsilon can be seen


def draw_lr(rng) -> float:
    return rng.uniform(1, low=0.02, high=0.2, dtype=float64).item()


def sgd(weight, gradients, lr):
    """w - lr * g, step by step."""
    trajectory = []
    for gradient in gradients:
        weight = weight - lr * gradient
        trajectory.append(weight)
    return trajectory


def nesterov(weight, gradients, lr):
    """SGD with momentum 0.9, dampening 0, and Nesterov's step."""
    trajectory, velocity = [], 0.0
    for gradient in gradients:
        velocity = 0.9 * velocity + gradient
        weight = weight - lr * (gradient + 0.9 * velocity)
        trajectory.append(weight)
    return trajectory


def adam(weight, gradients, lr):
    """Betas 0.9 and 0.999, epsilon 1e-8 outside the root, no weight decay."""
    trajectory, mean, square = [], 0.0, 0.0
    for step, gradient in enumerate(gradients, start=1):
        mean = 0.9 * mean + 0.1 * gradient
        square = 0.999 * square + 0.001 * gradient.square()
        root = (square / (1 - 0.999**step)).sqrt()
        weight = weight - lr * mean / (1 - 0.9**step) / (root + 1e-8)
        trajectory.append(weight)
    return trajectory


def rmsprop(weight, gradients, lr):
    """Alpha 0.99, epsilon 1e-8 outside the root, not centered, no momentum."""
    trajectory, square = [], 0.0
    for gradient in gradients:
        square = 0.99 * square + 0.01 * gradient.square()
        weight = weight - lr * gradient / (square.sqrt() + 1e-8)
        trajectory.append(weight)
    return trajectory


def columns(rows):
    """A list for each step, where there was one for each parameter."""
    return [list(column) for column in zip(*rows, strict=True)]


def assert_follows(submission, box, rng, name, formula) -> None:
    """The optimizer of that name takes two parameters along the formula, for four steps."""
    lr, weights = draw_lr(rng), [rng.normal(*shape, dtype=float64) for shape in [(3, 4), (5,)]]
    scaled = zip(weights, SIZES, strict=True)
    gradients = [
        [size * rng.normal(*w.shape, dtype=float64) for _ in range(4)] for w, size in scaled
    ]
    paths = [formula(w, g, lr) for w, g in zip(weights, gradients, strict=True)]
    parameters = [box.parameter(weight) for weight in weights]
    optimizer = submission.make_optimizer(name, parameters, lr=lr)
    taken = box.props.walk(optimizer, parameters, columns(gradients))
    assert_close(taken, columns(paths))


@pytest.mark.points(0.5, target="make_optimizer")
def test_sgd_is_plain(submission, box, rng):
    """The name "sgd" gives plain SGD with the given learning rate
    zh: 名字 "sgd" 对应普通的 SGD，学习率就是给定的值
    hint: Plain SGD looks at the gradient of now and at nothing else.
    hint.zh: 普通的 SGD 只看当前的梯度，别的什么都不看。
    """
    assert_follows(submission, box, rng, "sgd", sgd)


@pytest.mark.points(0.75, target="make_optimizer")
def test_nesterov_looks_ahead(submission, box, rng):
    """The name "nesterov" gives SGD with momentum 0.9 and Nesterov's step
    zh: 名字 "nesterov" 对应动量为 0.9 的 SGD，按 Nesterov 的方式更新
    hint: Momentum alone is not Nesterov yet. Which arguments of SGD does it take?
    hint.zh: 只有动量还不是 Nesterov。需要 SGD 的哪些参数？
    """
    assert_follows(submission, box, rng, "nesterov", nesterov)


@pytest.mark.points(0.5, target="make_optimizer")
def test_adam_has_the_defaults(submission, box, rng):
    """The name "adam" gives Adam with torch's defaults
    zh: 名字 "adam" 对应使用 torch 默认值的 Adam
    hint: Only the learning rate is yours. Is any other setting not the default, a decay for one?
    hint.zh: 只有学习率由你给定。有没有哪个设置不是默认值，比如权重衰减？
    """
    assert_follows(submission, box, rng, "adam", adam)


@pytest.mark.points(0.5, target="make_optimizer")
def test_rmsprop_has_the_defaults(submission, box, rng):
    """The name "rmsprop" gives RMSprop with torch's defaults
    zh: 名字 "rmsprop" 对应使用 torch 默认值的 RMSprop
    hint: Only the learning rate is yours. Other libraries have other defaults.
    hint.zh: 只有学习率由你给定。别的库默认值不一样。
    """
    assert_follows(submission, box, rng, "rmsprop", rmsprop)


@pytest.mark.points(0.5, target="make_optimizer")
def test_other_names_are_errors(submission, box, rng):
    """Any other name is a ValueError, a name in upper case too
    zh: 其他名字一律是 ValueError，大写的也是
    hint: What becomes of a name that is nearly right? And is it this kind of error?
    hint.zh: 差一点就对的名字会怎么样？抛出的是不是这种异常？
    """
    weight, gradient, lr = rng.normal(3, 2), rng.normal(3, 2), draw_lr(rng)
    parameter = box.parameter(weight, grad=gradient)
    for name in ("SGD", "Adam", "NESTEROV", "adamw", "adagrad", "momentum", "sgd ", ""):
        with raises(ValueError):
            submission.make_optimizer(name, [parameter], lr=lr)
    submission.make_optimizer("sgd", [parameter], lr=lr).step()
    assert_close(parameter.fetch(), weight - lr * gradient)


@pytest.mark.points(0.25, target="make_optimizer")
def test_parameters_may_be_a_generator(submission, box, rng):
    """make_optimizer takes its parameters from a generator
    zh: make_optimizer 能从生成器里取参数
    hint: A generator can be walked through once. Who walks through it here, and how often?
    hint.zh: 生成器只能走一遍。这里是谁在走，走了几遍？
    """
    weights = [rng.normal(2, 3), rng.normal(4)]
    gradients = [rng.normal(2, 3), rng.normal(4)]
    for name in ("sgd", "nesterov", "adam", "rmsprop"):
        parameters = [box.parameter(weight) for weight in weights]
        optimizer = submission.make_optimizer(name, box.iterator(parameters), draw_lr(rng))
        (taken,) = fetch(box.props.walk(optimizer, parameters, [gradients]))
        for after, before, gradient in zip(taken, weights, gradients, strict=True):
            assert_close(after, before, atol=1e6)  # the same shape and dtype, and finite
            assert ((after - before) * gradient).sum() < 0, "a parameter did not go downhill"
