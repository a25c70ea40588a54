"""Checks of gradients."""

import pytest
import torch
from nnkit.judge import assert_close, fetch

mean_square = torch.nn.functional.mse_loss


def pair(box, local, kind, **options):
    """A net in the box with the weights of the local one."""
    return box.module(kind, **options, state=dict(local.state_dict()))


def assert_gradients(got, expected):
    """The names, in any order, with their gradients."""
    assert isinstance(got, dict), "the gradients are not in a dict"
    assert_close(dict(sorted(got.items())), dict(sorted(expected.items())))


def expected_gradients(net, x, target):
    """By name, without the parameters that get none."""
    wanted = {name: p for name, p in net.named_parameters() if p.requires_grad}
    found = torch.autograd.grad(
        mean_square(net(x), target), list(wanted.values()), allow_unused=True
    )
    return {name: g for name, g in zip(wanted, found, strict=True) if g is not None}


@pytest.mark.points(0.5, target="gradients")
def test_gradient_of_each_parameter(submission, box, rng, props):
    """gradients gives the gradient of the loss for each parameter by its name
    zh: gradients 按名字给出损失对每个参数的梯度
    hint: After backward, each parameter holds its own gradient. What are the parameters called?
    hint.zh: backward 之后，每个参数各自存有梯度。这些参数叫什么名字？
    """
    for n in (1, 5):
        local = rng.module(props.Tiny())
        net = pair(box, local, "Tiny")
        x, target = rng.normal(n, 3), rng.normal(n, 2)
        got = submission.gradients(net, box.props.mean_square(net, x, target))
        assert_gradients(got, expected_gradients(local, x, target))


@pytest.mark.points(0.25, target="gradients", needs="test_gradient_of_each_parameter")
def test_gradients_of_shared_weight(submission, box, rng, props):
    """gradients names parameters, not buffers, and a shared weight has one gradient in all
    zh: gradients 里是参数而不是缓冲区；共享的权重只有一个总的梯度
    hint: Which method of a module gives a name together with its own parameter?
    hint.zh: 模块的哪个方法会把名字和对应的参数一起给出？
    """
    local = rng.module(props.Tied())
    net = pair(box, local, "Tied")
    x, target = rng.normal(4, 3), rng.normal(4, 3)
    got = submission.gradients(net, box.props.mean_square(net, x, target))
    got.pop("last.weight", None)  # the second name of the shared weight is free
    assert_gradients(got, expected_gradients(local, x, target))


@pytest.mark.points(0.25, target="gradients", needs="test_gradient_of_each_parameter")
def test_gradients_keep_float64(submission, box, rng, props):
    """gradients of a float64 net are float64
    zh: 网络是 float64 时，gradients 给出的梯度也是 float64
    hint: How are the copies made? A tensor made from a list of numbers has a dtype of its own.
    hint.zh: 副本是怎么得到的？由数字列表构造的张量有自己的默认 dtype。
    """
    local = rng.module(props.Tiny(dtype=torch.float64))
    net = pair(box, local, "Tiny", dtype=torch.float64)
    x, target = rng.normal(4, 3, dtype=torch.float64), rng.normal(4, 2, dtype=torch.float64)
    got = submission.gradients(net, box.props.mean_square(net, x, target))
    assert_gradients(got, expected_gradients(local, x, target))


@pytest.mark.points(0.5, target="gradients", needs="test_gradient_of_each_parameter")
def test_gradients_start_anew(submission, box, rng, props):
    """gradients counts this loss only, whatever stood in `.grad` before
    zh: 无论 `.grad` 里原来有什么，gradients 只算这一个损失的
    hint: backward adds to what is in `.grad`.
    hint.zh: backward 是把梯度加到 `.grad` 里已有的值上。
    """
    local = rng.module(props.Tiny())
    net = pair(box, local, "Tiny")
    box.props.spoil(net)
    x, target = rng.normal(3, 3), rng.normal(3, 2)
    got = submission.gradients(net, box.props.mean_square(net, x, target))
    assert_gradients(got, expected_gradients(local, x, target))


@pytest.mark.points(0.25, target="gradients", needs="test_gradient_of_each_parameter")
def test_gradients_leave_out_what_has_none(submission, box, rng, props):
    """gradients leaves out parameters that are frozen or have no part in the loss
    zh: gradients 不列出被冻结的、或与损失无关的参数
    hint: What stands in `.grad` of a parameter that backward never came to?
    hint.zh: backward 没有走到的参数，它的 `.grad` 里是什么？
    """
    local = rng.module(props.Spare())
    net = pair(box, local, "Spare")
    x, target = rng.normal(3, 3), rng.normal(3, 2)
    got = submission.gradients(net, box.props.mean_square(net, x, target))
    assert_gradients(got, expected_gradients(local, x, target))


@pytest.mark.points(0.25, target="gradients", needs="test_gradients_leave_out_what_has_none")
def test_gradients_leave_out_older_ones(submission, box, rng, props):
    """gradients leaves out parameters without a part in the loss, older gradient or not
    zh: 与损失无关的参数，即使留有旧的梯度，gradients 也不列出
    hint: Does clearing put zeros there, or nothing?
    hint.zh: 清空之后，那里是零，还是什么都没有？
    """
    local = rng.module(props.Spare())
    net = pair(box, local, "Spare")
    box.props.spoil(net)
    x, target = rng.normal(2, 3), rng.normal(2, 2)
    got = submission.gradients(net, box.props.mean_square(net, x, target))
    assert_gradients(got, expected_gradients(local, x, target))


@pytest.mark.points(0.25, target="gradients", needs="test_gradient_of_each_parameter")
def test_zero_gradient_is_a_gradient(submission, box, rng, props):
    """gradients lists a parameter whose gradient happens to be zero
    zh: 梯度恰好为零的参数，gradients 照样列出
    hint: A gradient of zeros and no gradient are two different things.
    hint.zh: 梯度全为零，和没有梯度，是两回事。
    """
    local = rng.module(props.Silent())
    net = pair(box, local, "Silent")
    x, target = rng.normal(3, 3), rng.normal(3, 2)
    got = submission.gradients(net, box.props.mean_square(net, x, target))
    assert_gradients(got, expected_gradients(local, x, target))


@pytest.mark.points(0.25, target="gradients", needs="test_gradient_of_each_parameter")
def test_gradients_are_copies(submission, box, rng, props):
    """a later backward does not change what gradients gave, nor does a later call
    zh: 之后再做 backward，或者再调用一次，都不会改变 gradients 给出的结果
    hint: backward adds in place, into the very tensor that stands in `.grad`.
    hint.zh: backward 是就地相加的，加进的正是 `.grad` 里的那个张量。
    """
    local = rng.module(props.Tiny())
    net = pair(box, local, "Tiny")
    first, other, second = [(rng.normal(n, 3), rng.normal(n, 2)) for n in (4, 2, 3)]
    got = submission.gradients(net, box.props.mean_square(net, *first))
    box.props.pass_by(net, *other)
    again = submission.gradients(net, box.props.mean_square(net, *second))
    assert_gradients(fetch(got), expected_gradients(local, *first))
    assert_gradients(fetch(again), expected_gradients(local, *second))


@pytest.mark.points(0.25, target="gradients", needs="test_gradient_of_each_parameter")
def test_gradients_change_no_weight(submission, box, rng, props):
    """gradients leaves the loss and the weights as they were, frozen ones frozen
    zh: gradients 不改变损失和权重，被冻结的仍然冻结
    hint: A parameter and its gradient are two tensors. Which of the two does each line change?
    hint.zh: 参数和它的梯度是两个张量。每一行改变的是哪一个？
    """
    local = rng.module(props.Spare())
    net = pair(box, local, "Spare")
    x, target = rng.normal(3, 3), rng.normal(3, 2)
    loss = box.props.mean_square(net, x, target)
    got = fetch(submission.gradients(net, loss))
    expected = expected_gradients(local, x, target)
    assert_close({name: got[name] for name in expected}, expected)
    assert_close(loss, mean_square(local(x), target))
    assert_close(box.props.state_of(net), props.state_of(local))
