"""Checks of accumulate."""

import pytest
import torch
from nnkit.judge import assert_close, fetch

mean_square = torch.nn.functional.mse_loss


def make_batches(rng, sizes, outputs=2, dtype=None):
    return [(rng.normal(n, 3, dtype=dtype), rng.normal(n, outputs, dtype=dtype)) for n in sizes]


def mean_over_all(net, batches, criterion=mean_square):
    """One batch of all samples: the mean that the shares must add up to."""
    xs, targets = zip(*batches, strict=True)
    return criterion(net(torch.cat(xs)), torch.cat(targets))


def expected_gradients(net, loss):
    """By name; None where there is none."""
    named = dict(net.named_parameters())
    wanted = {name: p for name, p in named.items() if p.requires_grad}
    found = torch.autograd.grad(loss, list(wanted.values()), allow_unused=True)
    return {**dict.fromkeys(named), **dict(zip(wanted, found, strict=True))}


@pytest.mark.points(0.5, target="accumulate")
def test_gradient_of_the_mean(submission, box, rng, props):
    """accumulate leaves the gradient of the mean over all samples, with batches of any sizes
    zh: accumulate 留下的是所有样本平均损失的梯度，各批大小可以不同
    hint: A batch of four has twice the say of a batch of two.
    hint.zh: 四个样本的一批，分量应是两个样本的一批的两倍。
    """
    for kind, outputs, sizes in [("Tiny", 2, (3, 1, 4)), ("Tied", 3, (2, 2)), ("Tiny", 2, (5,))]:
        local = rng.module(getattr(props, kind)())
        net = box.module(kind, state=dict(local.state_dict()))
        batches = make_batches(rng, sizes, outputs)
        submission.accumulate(net, box.module("MSELoss"), batches)
        expected = expected_gradients(local, mean_over_all(local, batches))
        assert_close(box.props.gradients_of(net), expected)


@pytest.mark.points(0.5, target="accumulate")
def test_accumulate_returns_the_mean(submission, box, rng, props):
    """accumulate returns the mean loss over all samples as a float
    zh: accumulate 以 float 返回所有样本的平均损失
    hint: Each sample counts once; what comes back is a Python number.
    hint.zh: 每个样本只算一次；返回的是 Python 数。
    """
    local = rng.module(props.Tiny())
    net = box.module("Tiny", state=dict(local.state_dict()))
    batches = make_batches(rng, (1, 4, 2))
    got = submission.accumulate(net, box.module("MSELoss"), batches)
    assert_close(got, mean_over_all(local, batches).item())
    batches = [(x, rng.integers(0, 2, len(x))) for x, _ in batches]
    got = submission.accumulate(net, box.module("CrossEntropyLoss"), batches)
    expected = mean_over_all(local, batches, torch.nn.functional.cross_entropy)
    assert_close(got, expected.item())


@pytest.mark.points(0.25, target="accumulate", needs="test_gradient_of_the_mean")
def test_accumulate_clears_first(submission, box, rng, props):
    """accumulate clears older gradients before the first batch, at each call
    zh: 每次调用时，accumulate 都在第一批之前清空旧的梯度
    hint: How often, and where, must the gradients be cleared?
    hint.zh: 梯度应当清空几次，在什么地方清空？
    """
    local = rng.module(props.Tiny())
    net = box.module("Tiny", state=dict(local.state_dict()))
    box.props.spoil(net)
    for sizes in [(2, 3), (4, 1, 2)]:
        batches = make_batches(rng, sizes)
        submission.accumulate(net, box.module("MSELoss"), batches)
        expected = expected_gradients(local, mean_over_all(local, batches))
        assert_close(box.props.gradients_of(net), expected)


@pytest.mark.points(0.25, target="accumulate", needs="test_gradient_of_the_mean")
def test_accumulate_keeps_float64(submission, box, rng, props):
    """accumulate computes in float64 when the net and the batches are float64
    zh: 网络和各批数据是 float64 时，accumulate 用 float64 计算
    hint: Is a tensor or the net itself cast to another dtype on the way?
    hint.zh: 中途有没有把张量或者网络本身转成别的 dtype？
    """
    local = rng.module(props.Tiny(dtype=torch.float64))
    net = box.module("Tiny", dtype=torch.float64, state=dict(local.state_dict()))
    batches = make_batches(rng, (4, 2), dtype=torch.float64)  # shares that float32 cannot hold
    submission.accumulate(net, box.module("MSELoss"), batches)
    expected = expected_gradients(local, mean_over_all(local, batches))
    assert_close(box.props.gradients_of(net), expected)


@pytest.mark.points(0.25, target="accumulate")
def test_criterion_gets_output_then_target(submission, box, rng, props):
    """accumulate calls the criterion with the output first and the target second
    zh: accumulate 调用 criterion 时，先给输出，再给目标
    hint: Not every loss is symmetric.
    hint.zh: 不是每种损失都是对称的。
    """
    local = rng.module(props.Tiny())
    net = box.module("Tiny", state=dict(local.state_dict()))
    batches = make_batches(rng, (2, 2))
    submission.accumulate(net, box.module("Lopsided"), batches)
    expected = expected_gradients(local, mean_over_all(local, batches, props.Lopsided()))
    assert_close(box.props.gradients_of(net), expected)


@pytest.mark.points(0.25, target="accumulate", needs="test_gradient_of_the_mean")
def test_accumulate_with_an_unused_layer(submission, box, rng, props):
    """accumulate works when some parameters get no gradient, and clears their older ones
    zh: 有些参数得不到梯度时，accumulate 照样能用，并清空它们的旧梯度
    hint: Where backward never came to, `.grad` is None. Does every line allow for it?
    hint.zh: backward 没走到的参数，`.grad` 是 None。每一行都考虑到了吗？
    """
    local = rng.module(props.Spare())
    batches = make_batches(rng, (1, 3))
    expected = expected_gradients(local, mean_over_all(local, batches))
    used = {name: gradient for name, gradient in expected.items() if gradient is not None}
    for older in (False, True):
        net = box.module("Spare", state=dict(local.state_dict()))
        if older:
            box.props.spoil(net)
        submission.accumulate(net, box.module("MSELoss"), batches)
        got = fetch(box.props.gradients_of(net))
        assert_close({name: got[name] for name in used}, used)
        left = [got["spare.weight"], got["spare.bias"]]  # None or zeros: how to clear is free
        assert all(each is None or not each.any() for each in left), "an older gradient is left"
        assert_close(box.props.state_of(net), props.state_of(local))


@pytest.mark.points(0.25, target="accumulate", needs="test_gradient_of_the_mean")
def test_accumulate_changes_no_weight(submission, box, rng, props):
    """accumulate leaves the weights and the list of batches as they were
    zh: accumulate 不改变权重，也不改变批次列表和其中的数据
    hint: What comes in belongs to the caller. Does a line take a step, or empty the list?
    hint.zh: 传进来的东西是调用者的。有没有哪一行更新了权重，或者取空了列表？
    """
    local = rng.module(props.Tiny())
    net = box.module("Tiny", state=dict(local.state_dict()))
    batches = make_batches(rng, (1, 2))
    arguments = [net, box.module("MSELoss"), batches]
    after = box.props.arguments_after(submission.accumulate, *arguments)[2]
    expected = expected_gradients(local, mean_over_all(local, batches))
    assert_close(box.props.gradients_of(net), expected)
    assert_close(box.props.state_of(net), props.state_of(local))
    assert_close(after, batches)
    assert box.props.wants_of(after) == [False] * 4, "a batch wants a gradient now"
