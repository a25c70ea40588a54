"""Hidden checks of `train`. The expected steps are taken on a net of the judge's own."""

import pytest
import torch
from nnkit.judge import assert_close
from torch import nn

STANDSTILL = 1e-9  # so small a lr that every loss stays the same, whatever the update does


def draw_lr(rng) -> float:
    return rng.uniform(1, low=0.1, high=0.25, dtype=torch.float64).item()


def draw_batches(rng, count, n, outputs=2, dtype=None):
    sizes = [(n, 3), (n, outputs)]
    return [tuple(rng.normal(*size, dtype=dtype) for size in sizes) for _ in range(count)]


def take_steps(net, batches, lr, epochs, criterion=nn.functional.mse_loss) -> list[float]:
    """Plain SGD on the judge's net; gives the mean loss of each epoch."""
    means = []
    for _ in range(epochs):
        losses = []
        for x, target in batches:
            net.zero_grad()
            loss = criterion(net(x), target)
            loss.backward()
            losses.append(loss.item())
            with torch.no_grad():
                for parameter in net.parameters():
                    if parameter.grad is not None:
                        parameter -= lr * parameter.grad
        means.append(sum(losses) / len(losses))
    return means


@pytest.mark.points(0.75, target="train")
def test_train_returns_one_mean_for_each_epoch(submission, box, rng, props):
    """train returns a list with the mean loss of each epoch
    zh: train 返回每个 epoch 的平均损失组成的列表
    hint: How many numbers are there for each epoch, and what are they the mean of?
    hint.zh: 每个 epoch 对应几个数？它是哪些数的平均？
    """
    for count, n, epochs in ((3, 4, 2), (1, 1, 3)):
        local, batches = rng.module(props.Tiny()), draw_batches(rng, count, n)
        net = box.module("Tiny", state=local.state_dict())
        criterion = box.module("MSELoss")
        means = submission.train(net, criterion, batches, lr=STANDSTILL, epochs=epochs)
        losses = [nn.functional.mse_loss(local(x), target).item() for x, target in batches]
        assert_close(means, [sum(losses) / count] * epochs)


@pytest.mark.points(0.5, target="train")
def test_train_steps_through_the_batches_in_order(submission, box, rng, props):
    """train takes one step for each batch, in the given order, in every epoch
    zh: train 在每个 epoch 里按给定顺序对每个批次走一步
    hint: Count the updates: how many batches, how many epochs? Are the gradients clean each time?
    hint.zh: 数一数更新的次数：有几个批次，几个 epoch？每次更新是否都从清零的梯度开始？
    """
    local, batches, lr = rng.module(props.Tiny()), draw_batches(rng, 4, 3), draw_lr(rng)
    net = box.module("Tiny", state=local.state_dict())
    submission.train(net, box.module("MSELoss"), batches, lr, 3)
    take_steps(local, batches, lr, 3)
    assert_close(net.state_dict(), dict(local.state_dict()))


@pytest.mark.points(0.5, target="train")
def test_losses_are_those_of_the_steps(submission, box, rng, props):
    """The numbers of train are the losses that its own steps saw, each epoch by itself
    zh: train 给出的数来自各单步自己的损失，每个 epoch 单独计算
    hint: When is each loss taken, and what does the sum hold when the second epoch begins?
    hint.zh: 每个损失是什么时候取的？第二个 epoch 开始时，累计的和里有什么？
    """
    local, batches, lr = rng.module(props.Tiny()), draw_batches(rng, 3, 5), draw_lr(rng)
    net = box.module("Tiny", state=local.state_dict())
    means = submission.train(net, box.module("MSELoss"), batches, lr=lr, epochs=4)
    assert_close(means, take_steps(local, batches, lr, 4))


@pytest.mark.points(0.25, target="train")
def test_train_hands_on_the_criterion(submission, box, rng, props):
    """train trains by the criterion that it is given, called as criterion(output, target)
    zh: train 用传进来的损失函数训练，按 criterion(output, target) 的顺序调用
    hint: Not every criterion is symmetric, or a mean of squares. Which one does each step use?
    hint.zh: 损失函数不一定对称，也不一定是均方误差。每一步用的是哪一个？
    """
    local, batches, lr = rng.module(props.Tiny()), draw_batches(rng, 3, 2), draw_lr(rng)
    net = box.module("Tiny", state=local.state_dict())
    means = submission.train(net, box.props.lopsided, batches, lr=lr, epochs=2)
    assert_close(means, take_steps(local, batches, lr, 2, props.lopsided))


@pytest.mark.points(0.25, target="train")
def test_train_moves_what_has_a_gradient(submission, box, rng, props):
    """train moves shared parameters once, others without a gradient not at all, older one or not
    zh: train 让共享的参数每步只动一次；得不到梯度的参数不动，不管是否留有旧的梯度
    hint: Frozen, unused, shared, with an older gradient: what does your step do with each of them?
    hint.zh: 被冻结的、没有用到的、共享的、留有旧梯度的：你的单步分别怎样对待它们？
    """
    for kind, outputs in (("Partial", 2), ("Shared", 3)):
        local, lr = rng.module(getattr(props, kind)()), draw_lr(rng)
        batches = draw_batches(rng, 2, 4, outputs)
        net = box.module(kind, state=local.state_dict())
        box.props.spoil(net)
        submission.train(net, box.module("MSELoss"), batches, lr=lr, epochs=2)
        take_steps(local, batches, lr, 2)
        assert_close(box.props.state_of(net), props.state_of(local))


@pytest.mark.points(0.25, target="train")
def test_train_keeps_float64_and_its_batches(submission, box, rng, props):
    """train works in float64 and leaves the list of batches as it was
    zh: train 能用 float64 计算，并且不改动批次列表和其中的数据
    hint: Nothing but the net changes, and the net keeps its dtype.
    hint.zh: 变的只有网络，而网络的 dtype 不变。
    """
    local = rng.module(props.Tiny(dtype=torch.float64))
    net = box.module("Tiny", dtype=torch.float64, state=local.state_dict())
    batches = draw_batches(rng, 2, 3, dtype=torch.float64)
    arguments = [net, box.module("MSELoss"), batches, 0.125, 2]
    after = box.props.arguments_after(submission.train, *arguments)[2]
    take_steps(local, batches, 0.125, 2)
    assert_close(box.props.state_of(net), props.state_of(local))
    assert_close(after, batches)
    assert box.props.wants_of(after) == [False] * 4
