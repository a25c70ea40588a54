"""Hidden checks of freeze."""

import pytest
from nnkit.judge import assert_close, fetch

SIZES = (2, 4, 3)
NAMES = ["temperature", "out.weight", "inner.0.weight", "inner.0.bias", "inner.1.1.factor"]


@pytest.mark.points(0.75, target="freeze")
def test_every_parameter_is_frozen(submission, box):
    """After freeze no parameter requires a gradient, at any depth
    zh: freeze 之后，无论嵌套多深，没有参数需要梯度
    hint: Where is it kept whether a tensor learns: in the module, its mode, or each parameter?
    hint.zh: 张量是否学习记在哪里：模块上、它的模式里，还是每个参数上？
    """
    net = box.module("Layered", *SIZES)

    submission.freeze(net)

    learning, _ = box.props.learning(net), box.props.traces(net)
    assert_close(learning, [(name, False) for name in NAMES])


@pytest.mark.points(0.5, target="freeze")
def test_no_gradient_reaches_a_frozen_parameter(submission, box, rng, props):
    """A backward pass through a frozen net leaves its parameters alone, and reaches the input
    zh: 反向传播经过冻结的网络，不影响它的参数，仍能到达输入
    hint: A frozen net is still a function of its input: only its parameters are constants.
    hint.zh: 冻结的网络仍是输入的函数：只有它的参数成了常数。
    """
    local = rng.module(props.Layered(*SIZES))
    x, v = rng.normal(5, SIZES[0]), rng.normal(5, SIZES[-1])
    x.requires_grad_()
    output = local(x)
    (output * v).sum().backward()
    net = box.module("Layered", *SIZES, state=local.state_dict())
    there = box.tensor(x, requires_grad=True)

    submission.freeze(net)
    _, before = fetch(box.props.parameters_and_gradients(net))
    result = net(there)
    result.mul(v).sum().backward()

    assert_close(result, output.detach())
    assert_close(fetch(there.grad), x.grad)
    assert_close(fetch(box.props.parameters_and_gradients(net))[1], before)


@pytest.mark.points(0.25, target="freeze")
def test_frozen_parameters_keep_their_values(submission, box, rng, props):
    """freeze keeps every parameter, with its name and its value
    zh: freeze 保留每个参数，名字和值都不变
    hint: What is frozen is still a parameter of the module.
    hint.zh: 冻结了的，仍然是模块的参数。
    """
    local = rng.module(props.Layered(*SIZES))
    net = box.module("Layered", *SIZES, state=local.state_dict())

    submission.freeze(net)

    assert_close(box.props.learning(net), [(name, False) for name in NAMES])
    assert_close(
        fetch(list(net.parameters())), [parameter.detach() for parameter in local.parameters()]
    )


@pytest.mark.points(0.25, target="freeze")
def test_what_is_frozen_stays_frozen(submission, box):
    """freeze leaves frozen what was frozen before
    zh: 之前已经冻结的，freeze 之后仍然冻结
    hint: Is it a switch that turns, or a state that is set?
    hint.zh: 这是来回拨动的开关，还是直接设定的状态？
    """
    net = box.module("Layered", *SIZES)
    net.out.weight.requires_grad = False

    submission.freeze(net)

    assert_close(box.props.learning(net), [(name, False) for name in NAMES])


@pytest.mark.points(0.25, target="freeze")
def test_freeze_gives_nothing_back(submission, box):
    """freeze works on the module itself and returns None
    zh: freeze 直接作用于模块本身，返回 None
    hint: What does a function return that only changes its argument?
    hint.zh: 只改变参数对象的函数应当返回什么？
    """
    net = box.module("Layered", *SIZES)

    result = submission.freeze(net)

    assert_close(box.props.learning(net), [(name, False) for name in NAMES])
    assert_close(result, None)
