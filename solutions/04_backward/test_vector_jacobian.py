"""Checks of vector_jacobian."""

import pytest
import torch
from nnkit.judge import assert_close, fetch


def assert_gradients(got, expected):
    """The names, in any order, with their gradients."""
    assert isinstance(got, dict), "the gradients are not in a dict"
    assert_close(dict(sorted(got.items())), dict(sorted(expected.items())))


def expected_gradients(net, x, v):
    """By name, without the parameters that get none."""
    wanted = {name: p for name, p in net.named_parameters() if p.requires_grad}
    found = torch.autograd.grad((net(x) * v).sum(), list(wanted.values()), allow_unused=True)
    return {name: g for name, g in zip(wanted, found, strict=True) if g is not None}


@pytest.mark.points(0.5, target="vector_jacobian")
def test_each_output_weighs_as_v_says(submission, box, rng, props):
    """vector_jacobian weighs each output with its entry of v
    zh: vector_jacobian 按 v 的对应元素给每个输出加权
    hint: backward of a tensor with many entries takes one weight for each of them.
    hint.zh: 对含有多个元素的张量做 backward，要为每个元素给一个权重。
    """
    for n in (1, 4):
        local = rng.module(props.Tiny())
        net = box.module("Tiny", state=dict(local.state_dict()))
        x, v = rng.normal(n, 3), rng.normal(n, 2)
        assert_gradients(submission.vector_jacobian(net, x, v), expected_gradients(local, x, v))


@pytest.mark.points(0.25, target="vector_jacobian", needs="test_each_output_weighs_as_v_says")
def test_vector_jacobian_starts_anew(submission, box, rng, props):
    """vector_jacobian clears older gradients first
    zh: vector_jacobian 先清空旧的梯度
    hint: backward adds to what is in `.grad`, with a vector too.
    hint.zh: backward 总是加到 `.grad` 已有的值上，带向量时也一样。
    """
    local = rng.module(props.Tiny())
    net = box.module("Tiny", state=dict(local.state_dict()))
    box.props.spoil(net)
    x, v = rng.normal(3, 3), rng.normal(3, 2)
    assert_gradients(submission.vector_jacobian(net, x, v), expected_gradients(local, x, v))


@pytest.mark.points(0.25, target="vector_jacobian", needs="test_each_output_weighs_as_v_says")
def test_vector_jacobian_leaves_out_what_has_none(submission, box, rng, props):
    """vector_jacobian leaves out parameters without a gradient, older gradient or not
    zh: vector_jacobian 不列出没有梯度的参数，不管是否留有旧的梯度
    hint: What stands in `.grad` of a parameter that backward never came to?
    hint.zh: backward 没有走到的参数，它的 `.grad` 里是什么？
    """
    local = rng.module(props.Spare())
    x, v = rng.normal(2, 3), rng.normal(2, 2)
    for older in (False, True):
        net = box.module("Spare", state=dict(local.state_dict()))
        if older:
            box.props.spoil(net)
        assert_gradients(submission.vector_jacobian(net, x, v), expected_gradients(local, x, v))


@pytest.mark.points(0.25, target="vector_jacobian", needs="test_each_output_weighs_as_v_says")
def test_vector_jacobian_lists_every_gradient(submission, box, rng, props):
    """vector_jacobian lists shared weights and gradients of zero, but no buffers
    zh: vector_jacobian 列出共享的权重和恰好为零的梯度，但不列出缓冲区
    hint: Which parameters have a gradient after backward, and which method gives their names?
    hint.zh: backward 之后哪些参数有梯度？模块的哪个方法给出它们的名字？
    """
    for kind, outputs in [("Tied", 3), ("Silent", 2)]:
        local = rng.module(getattr(props, kind)())
        net = box.module(kind, state=dict(local.state_dict()))
        x, v = rng.normal(4, 3), rng.normal(4, outputs)
        got = submission.vector_jacobian(net, x, v)
        if kind == "Tied":
            got.pop("last.weight", None)  # the second name of the shared weight is free
        assert_gradients(got, expected_gradients(local, x, v))


@pytest.mark.points(0.25, target="vector_jacobian", needs="test_each_output_weighs_as_v_says")
def test_vector_jacobian_gives_copies(submission, box, rng, props):
    """a later backward does not change what vector_jacobian gave, nor does a later call
    zh: 之后再做 backward，或者再调用一次，都不会改变 vector_jacobian 给出的结果
    hint: backward adds in place, into the very tensor that stands in `.grad`.
    hint.zh: backward 是就地相加的，加进的正是 `.grad` 里的那个张量。
    """
    local = rng.module(props.Tiny())
    net = box.module("Tiny", state=dict(local.state_dict()))
    first, other, second = [(rng.normal(n, 3), rng.normal(n, 2)) for n in (2, 5, 3)]
    got = submission.vector_jacobian(net, *first)
    box.props.pass_by(net, *other)
    again = submission.vector_jacobian(net, *second)
    assert_gradients(fetch(got), expected_gradients(local, *first))
    assert_gradients(fetch(again), expected_gradients(local, *second))


@pytest.mark.points(0.25, target="vector_jacobian", needs="test_each_output_weighs_as_v_says")
def test_vector_jacobian_keeps_float64(submission, box, rng, props):
    """vector_jacobian gives float64 for a float64 net
    zh: 网络是 float64 时，vector_jacobian 给出 float64
    hint: How are the copies made? A tensor made from a list of numbers has a dtype of its own.
    hint.zh: 副本是怎么得到的？由数字列表构造的张量有自己的默认 dtype。
    """
    local = rng.module(props.Tiny(dtype=torch.float64))
    net = box.module("Tiny", dtype=torch.float64, state=dict(local.state_dict()))
    x, v = rng.normal(3, 3, dtype=torch.float64), rng.normal(3, 2, dtype=torch.float64)
    assert_gradients(submission.vector_jacobian(net, x, v), expected_gradients(local, x, v))


@pytest.mark.points(0.25, target="vector_jacobian", needs="test_each_output_weighs_as_v_says")
def test_vector_jacobian_changes_no_argument(submission, box, rng, props):
    """vector_jacobian leaves x, v and the weights as they were, frozen ones frozen
    zh: vector_jacobian 不改变 x、v 和权重，被冻结的仍然冻结
    hint: The gradients of the parameters are wanted. Does x need to want one for that?
    hint.zh: 要的是参数的梯度。为此需要让 x 也要求梯度吗？
    """
    local = rng.module(props.Spare())
    net = box.module("Spare", state=dict(local.state_dict()))
    x, v = rng.normal(3, 3), rng.normal(3, 2)
    held = [(box.tensor(x), box.tensor(v))]
    got = fetch(submission.vector_jacobian(net, *held[0]))
    expected = expected_gradients(local, x, v)
    assert_close({name: got[name] for name in expected}, expected)
    assert_close(box.props.state_of(net), props.state_of(local))
    assert box.props.wants_of(held) == [False, False], "x or v wants a gradient now"
    assert_close(held, [(x, v)])
