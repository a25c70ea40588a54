"""Hidden checks of `LinearFunction`. N, in and out differ, so that no two can be mixed up; where
they are the same, a weight that is not turned over shows."""

import pytest
from nnkit.judge import assert_close, fetch
from torch import float64

X, WEIGHT, BIAS = 0, 1, 2


def turned(box, x):
    """The matrix x in the box, transposed in memory."""
    return box.tensor(x.T).T


def incoming(box, along):
    """Gradients that come in, and what they are: as drawn, expanded, transposed in memory."""
    return (along, along), (None, along.new_ones(along.shape)), (turned(box, along), along)


def draw(rng, n=4, inputs=3, outputs=2, dtype=None):
    """x, weight, bias, and an incoming gradient."""
    shapes = ((n, inputs), (outputs, inputs), (outputs,), (n, outputs))
    return [rng.normal(*shape, dtype=dtype) for shape in shapes]


@pytest.mark.points(1, target="LinearFunction")
def test_linear_map(submission, box, rng):
    """LinearFunction.apply gives x times the transposed weight, plus bias
    zh: LinearFunction.apply 给出 x 乘以权重的转置，再加上偏置
    hint: The weight is (out, in). Which of the two must be turned?
    hint.zh: 权重的形状是 (out, in)。哪一个需要转置？
    """
    apply = submission.LinearFunction.apply
    for n, inputs, outputs in ((4, 3, 2), (1, 2, 5), (3, 3, 3), (5, 1, 1)):
        x, weight, bias, _ = draw(rng, n, inputs, outputs)
        assert_close(apply(x, weight, bias), x @ weight.T + bias)
    x, weight, bias, _ = draw(rng)
    assert_close(apply(turned(box, x), turned(box, weight), bias), x @ weight.T + bias)


@pytest.mark.points(0.75, target="LinearFunction")
def test_bias_may_be_none(submission, box, rng):
    """LinearFunction works without a bias, backward too
    zh: 没有偏置时 LinearFunction 也能用，反向传播也一样
    hint: apply has three arguments even then. How many gradients does backward return?
    hint.zh: 即使这样，apply 也有三个参数。backward 要返回几个梯度？
    """
    x, weight, bias, along = draw(rng)
    apply = submission.LinearFunction.apply
    assert_close(apply(x, weight, None), x @ weight.T)
    got = fetch(box.props.gradients(apply, [x, weight, None], [X, WEIGHT], along))
    assert_close([tuple(each.shape) for each in got], [(4, 3), (2, 3)])
    # Whether they are right is asked with a bias: without one they are the same.
    assert_close(got, fetch(box.props.gradients(apply, [x, weight, bias], [X, WEIGHT], along)))


@pytest.mark.points(
    0.75, target="LinearFunction", needs="test_linear_function_has_a_backward_of_its_own"
)
def test_gradient_of_x(submission, box, rng):
    """The gradient of x is the incoming gradient times weight
    zh: x 的梯度是传进来的梯度乘以权重
    hint: The gradient of x has the shape of x. Which product of (N, out) and (out, in) gives it?
    hint.zh: x 的梯度和 x 形状相同。(N, out) 和 (out, in) 怎样相乘才能得到它？
    """
    x, weight, bias, along = draw(rng)
    apply = submission.LinearFunction.apply
    for direction, grad in incoming(box, along):
        got = box.props.gradients(apply, [x, weight, bias], [X], direction)
        assert_close(got, [grad @ weight])


@pytest.mark.points(
    0.75, target="LinearFunction", needs="test_linear_function_has_a_backward_of_its_own"
)
def test_gradient_of_the_weight(submission, box, rng):
    """The gradient of weight is the transposed incoming gradient times x
    zh: 权重的梯度是传进来的梯度的转置乘以 x
    hint: The gradient of weight is (out, in), summed over samples. What must be turned for that?
    hint.zh: 权重的梯度是 (out, in)，并且对样本求和。为此要转置什么？
    """
    x, weight, bias, along = draw(rng)
    apply = submission.LinearFunction.apply
    for direction, grad in incoming(box, along):
        got = box.props.gradients(apply, [x, weight, bias], [WEIGHT], direction)
        assert_close(got, [grad.T @ x])


@pytest.mark.points(
    0.75, target="LinearFunction", needs="test_linear_function_has_a_backward_of_its_own"
)
def test_gradient_of_the_bias(submission, box, rng):
    """The gradient of bias is the incoming gradient, summed over samples
    zh: 偏置的梯度是传进来的梯度对样本求和
    hint: The bias was added to every sample. How do its shares come together?
    hint.zh: 偏置加到了每个样本上。它的各份梯度怎样合起来？
    """
    x, weight, bias, along = draw(rng)
    apply = submission.LinearFunction.apply
    for direction, grad in incoming(box, along):
        got = box.props.gradients(apply, [x, weight, bias], [BIAS], direction)
        assert_close(got, [grad.sum(dim=0)])


@pytest.mark.points(
    1, target="LinearFunction", needs="test_linear_function_has_a_backward_of_its_own"
)
def test_second_gradients(submission, box, rng):
    """LinearFunction can be differentiated twice
    zh: LinearFunction 可以求二阶导数
    hint: Backward is differentiated, too. Does a step in it leave autograd?
    hint.zh: backward 本身也会被求导。里面有没有哪一步离开了自动求导？
    """
    x, weight, bias, along = draw(rng)
    a, b, c = rng.normal(4, 3), rng.normal(2, 3), rng.normal(2)
    got = box.props.second_gradients(
        submission.LinearFunction.apply, [x, weight, bias], along, [a, b, c]
    )
    assert_close(got, [along @ b, along.T @ a, c * 0, a @ weight.T + x @ b.T + c])


@pytest.mark.points(
    1, target="LinearFunction", needs="test_linear_function_has_a_backward_of_its_own"
)
def test_no_gradient_that_nobody_needs(submission, box, rng):
    """LinearFunction computes no gradient that nobody needs
    zh: 没有人需要的梯度，LinearFunction 不去计算
    hint: What does `ctx.needs_input_grad` say, and when do you look at it?
    hint.zh: `ctx.needs_input_grad` 说的是什么？你是在什么时候看它的？
    """
    x, weight, bias, along = draw(rng)
    apply, arguments = submission.LinearFunction.apply, [x, weight, bias]
    for one, expected in ((X, along @ weight), (WEIGHT, along.T @ x), (BIAS, along.sum(dim=0))):
        assert_close(box.props.gradients(apply, arguments, [one], along), [expected])
    free = fetch(box.props.costs_nothing(apply, arguments, along))
    others = [
        fetch(box.props.answered(apply, case, along)) for case in (arguments, [x, weight, None])
    ]
    assert not free, f"more gradients for no more operators: {free}"
    assert others == [[], []], f"needed, and answered by anything but None: {others}"


@pytest.mark.points(
    0.25, target="LinearFunction", needs="test_linear_function_has_a_backward_of_its_own"
)
def test_each_call_of_linear_function_keeps_its_own(submission, box, rng):
    """What a call of LinearFunction keeps belongs to that call, for every backward
    zh: LinearFunction 的每次调用各存各的，反向传播几次都行
    hint: Two calls, and only then their backwards: where does each find its x and weight?
    hint.zh: 先调用两次，再分别反向传播：每一次在哪里找到自己的 x 和 weight？
    """
    *first, along = draw(rng, 3, 3, 3)
    *second, _ = draw(rng, 3, 3, 3)
    second[BIAS] *= 0  # as biases are when they are made
    got = box.props.interleaved(submission.LinearFunction.apply, first, second, along)
    one, two = ([along @ weight, along.T @ x, along.sum(dim=0)] for x, weight, _ in (first, second))
    assert_close(got, [one, one, two])


@pytest.mark.points(0.25, target="LinearFunction")
def test_linear_function_has_a_backward_of_its_own(submission, box, rng):
    """LinearFunction is an autograd.Function whose backward is its own
    zh: LinearFunction 是一个有自己的 backward 的 autograd.Function
    hint: Which class do you inherit from, and is your backward ever called?
    hint.zh: 你继承的是哪个类？你的 backward 有没有被调用？
    """
    x, weight, bias, _ = draw(rng)
    node = box.props.node_of(submission.LinearFunction, [x, weight, bias])
    result, name, is_its_own, before = fetch(node)
    assert_close(tuple(result.shape), (4, 2))
    assert is_its_own, f"the node is a {name}"
    assert before == ["AccumulateGrad"] * 3, f"something else has recorded: {before}"


@pytest.mark.points(0.25, target="LinearFunction")
def test_linear_function_keeps_float64(submission, box, rng):
    """LinearFunction computes in float64 when it is given float64
    zh: 传入 float64 时，LinearFunction 用 float64 计算
    hint: Of which dtype is what forward and backward make?
    hint.zh: forward 和 backward 得到的是什么 dtype？
    """
    x, weight, bias, along = draw(rng, dtype=float64)
    apply = submission.LinearFunction.apply
    assert_close(apply(x, weight, bias), x @ weight.T + bias)
    got = box.props.gradients(apply, [x, weight, bias], [X, WEIGHT, BIAS], along)
    assert_close(got, [along @ weight, along.T @ x, along.sum(dim=0)])


@pytest.mark.points(0.25, target="LinearFunction")
def test_linear_function_leaves_its_arguments(submission, box, rng):
    """LinearFunction leaves x, weight and bias as they were, and the incoming gradient
    zh: LinearFunction 不改动 x、weight 和 bias，也不改动传进来的梯度
    hint: Which operations write into a tensor that somebody else holds?
    hint.zh: 哪些运算会写进别人手里的张量？
    """
    x, weight, bias, along = draw(rng)
    apply, arguments = submission.LinearFunction.apply, [x, weight, bias]
    result, after = box.props.with_arguments(apply, *arguments)
    assert_close(result, x @ weight.T + bias)
    assert_close(after, arguments)
    assert_close(box.props.after_backward(apply, arguments, along), (arguments, along))
