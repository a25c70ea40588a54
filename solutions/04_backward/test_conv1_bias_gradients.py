"""Checks of conv1_bias_gradients."""

import pytest
import torch
from nnkit.judge import assert_close


def expected_gradient(net, x, v):
    return torch.autograd.grad((net(x) * v).sum(), net.conv1.bias)[0]


@pytest.mark.points(0.25, target="conv1_bias_gradients")
def test_bias_before_and_after(submission, box, rng, props):
    """conv1_bias_gradients gives None, then one number for each output channel of conv1
    zh: conv1_bias_gradients 先给出 None，再给出 conv1 每个输出通道一个数
    hint: Which of conv1's two parameters has as many entries as conv1 has output channels?
    hint.zh: conv1 的两个参数里，哪一个的元素个数等于它的输出通道数？
    """
    for n, dtype in [(3, torch.float32), (1, torch.float64)]:
        local = rng.module(props.Picture(4, 3, dtype=dtype))
        net = box.module("Picture", 4, 3, dtype=dtype, state=dict(local.state_dict()))
        x, v = rng.normal(n, 2, 4, 3, dtype=dtype), rng.normal(n, 3, dtype=dtype)
        loss = box.props.weighted_sum(net, x, v)
        got = submission.conv1_bias_gradients(net, loss)
        assert_close(got, (None, expected_gradient(local, x, v)))


@pytest.mark.points(0.5, target="conv1_bias_gradients", needs="test_bias_before_and_after")
def test_bias_with_an_older_gradient(submission, box, rng, props):
    """conv1_bias_gradients starts from None also when an older gradient stood there
    zh: 即使原来留有梯度，conv1_bias_gradients 也从 None 开始
    hint: By default zero_grad does not fill `.grad` with zeros.
    hint.zh: 默认情况下，zero_grad 并不是用零填满 `.grad`。
    """
    local = rng.module(props.Picture(3, 5))
    net = box.module("Picture", 3, 5, state=dict(local.state_dict()))
    box.props.spoil(net)
    x, v = rng.normal(2, 2, 3, 5), rng.normal(2, 3)
    loss = box.props.weighted_sum(net, x, v)
    got = submission.conv1_bias_gradients(net, loss)
    assert_close(got, (None, expected_gradient(local, x, v)))


@pytest.mark.points(0.25, target="conv1_bias_gradients", needs="test_bias_before_and_after")
def test_bias_changes_no_weight(submission, box, rng, props):
    """conv1_bias_gradients leaves the weights as they were, frozen ones frozen
    zh: conv1_bias_gradients 不改变权重，被冻结的仍然冻结
    hint: Clear, look, run backward, look again: does any other line change the net?
    hint.zh: 清空，看，backward，再看。除此之外，还有哪一行改动了网络？
    """
    local = rng.module(props.Picture(3, 4))
    net = box.module("Picture", 3, 4, state=dict(local.state_dict()))
    x, v = rng.normal(2, 2, 3, 4), rng.normal(2, 3)
    got = submission.conv1_bias_gradients(net, box.props.weighted_sum(net, x, v))
    assert_close(got, (None, expected_gradient(local, x, v)))
    assert_close(box.props.state_of(net), props.state_of(local))
