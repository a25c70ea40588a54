"""Hidden checks of `LinearFunction`. N, in and out differ, so that no two can be mixed up."""

import pytest
from nnkit.judge import assert_close, fetch
from torch import float64

X, WEIGHT, BIAS = 0, 1, 2


def draw(rng, n=4, inputs=3, outputs=2, dtype=None):
    """x, weight, bias, and an incoming gradient."""
    shapes = ((n, inputs), (outputs, inputs), (outputs,), (n, outputs))
    return [rng.normal(*shape, dtype=dtype) for shape in shapes]


@pytest.mark.points(1, target="LinearFunction")
def test_linear_map(submission, rng):
    """LinearFunction.apply gives x times the transposed weight, plus bias
    zh: LinearFunction.apply 给出 x 乘以权重的转置，再加上偏置
    hint: The weight is (out, in). Which of the two must be turned?
    hint.zh: 权重的形状是 (out, in)。哪一个需要转置？
    """
    for n, inputs, outputs in ((4, 3, 2), (1, 2, 5)):
        x, weight, bias, _ = draw(rng, n, inputs, outputs)
        assert_close(submission.LinearFunction.apply(x, weight, bias), x @ weight.T + bias)


@pytest.mark.points(0.75, target="LinearFunction")
def test_bias_may_be_none(submission, box, rng):
    """LinearFunction works without a bias, backward too
    zh: 没有偏置时 LinearFunction 也能用，反向传播也一样
    hint: apply has three arguments even then. How many gradients does backward return?
    hint.zh: 即使这样，apply 也有三个参数。backward 要返回几个梯度？
    """
    x, weight, _, along = draw(rng)
    apply = submission.LinearFunction.apply
    assert_close(apply(x, weight, None), x @ weight.T)
    got = box.props.gradients(apply, [x, weight, None], [X, WEIGHT], along)
    assert_close([tuple(each.shape) for each in fetch(got)], [(4, 3), (2, 3)])


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
    for direction, grad in ((along, along), (None, along.new_ones(4, 2))):
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
    for direction, grad in ((along, along), (None, along.new_ones(4, 2))):
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
    for direction, grad in ((along, along), (None, along.new_ones(4, 2))):
        got = box.props.gradients(apply, [x, weight, bias], [BIAS], direction)
        assert_close(got, [grad.sum(dim=0)])


@pytest.mark.points(
    1.25, target="LinearFunction", needs="test_linear_function_has_a_backward_of_its_own"
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
    for one, other in ((X, WEIGHT), (X, BIAS), (WEIGHT, X), (BIAS, X), (BIAS, WEIGHT)):
        alone = box.props.count_operators(apply, arguments, [one], along)
        both = box.props.count_operators(apply, arguments, sorted([one, other]), along)
        assert alone < both, f"{alone} operators for one gradient, {both} for two"


@pytest.mark.points(0.25, target="LinearFunction")
def test_linear_function_has_a_backward_of_its_own(submission, box, rng):
    """LinearFunction is an autograd.Function whose backward is its own
    zh: LinearFunction 是一个有自己的 backward 的 autograd.Function
    hint: Which class do you inherit from, and is your backward ever called?
    hint.zh: 你继承的是哪个类？你的 backward 有没有被调用？
    """
    x, weight, bias, _ = draw(rng)
    node = box.props.node_of(submission.LinearFunction.apply, [x, weight, bias])
    result, name = fetch(node)
    assert_close(tuple(result.shape), (4, 2))
    assert name == "LinearFunctionBackward", f"the node is a {name}"


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
    """LinearFunction leaves x, weight and bias as they were
    zh: LinearFunction 不改动 x、weight 和 bias
    hint: Which operations write into a tensor that somebody else holds?
    hint.zh: 哪些运算会写进别人手里的张量？
    """
    arguments = draw(rng)[:3]
    x, weight, bias = arguments
    result, after = box.props.with_arguments(submission.LinearFunction.apply, *arguments)
    assert_close(result, x @ weight.T + bias)
    assert_close(after, arguments)
