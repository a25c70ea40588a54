"""Hidden checks of `train`. The expected steps are taken on a net of the judge's own."""

import pytest
import torch
from nnkit.judge import assert_close
from torch import nn

STANDSTILL = 1e-9  # so small a lr that every loss stays the same, whatever the step does


def draw_lr(rng) -> float:
    return rng.uniform(1, low=0.05, high=0.15, dtype=torch.float64).item()


def draw_batches(rng, count, n, dtype=None):
    return [(rng.normal(n, 3, dtype=dtype), rng.normal(n, 2, dtype=dtype)) for _ in range(count)]


def take_steps(
    net, parameters, batches, lr, epochs, momentum=0.0, criterion=nn.functional.mse_loss
) -> list[float]:
    """SGD with momentum for these parameters of the judge's net; the mean loss of each epoch."""
    parameters = list(parameters)
    means, velocities = [], [torch.zeros_like(parameter) for parameter in parameters]
    for _ in range(epochs):
        losses = []
        for x, target in batches:
            net.zero_grad()
            loss = criterion(net(x), target)
            loss.backward()
            losses.append(loss.item())
            with torch.no_grad():
                for velocity, parameter in zip(velocities, parameters, strict=True):
                    velocity.mul_(momentum).add_(parameter.grad)
                    parameter -= lr * velocity
        means.append(sum(losses) / len(losses))
    return means


@pytest.mark.points(0.25, target="train")
def test_train_returns_one_mean_for_each_epoch(submission, box, rng, props):
    """train returns a list with the mean loss of each epoch
    zh: train 返回每个 epoch 的平均损失组成的列表
    hint: How many numbers are there for each epoch, and what are they the mean of?
    hint.zh: 每个 epoch 对应几个数？它是哪些数的平均？
    """
    for count, n, epochs in ((3, 4, 2), (1, 1, 3)):
        local, batches = rng.module(props.Tiny()), draw_batches(rng, count, n)
        net = box.module("Tiny", state=local.state_dict())
        optimizer = box.props.sgd(net, lr=STANDSTILL)
        means = submission.train(net, optimizer, box.module("MSELoss"), batches, epochs=epochs)
        losses = [nn.functional.mse_loss(local(x), target).item() for x, target in batches]
        assert_close(means, [sum(losses) / count] * epochs)


@pytest.mark.points(0.25, target="train")
def test_train_steps_through_the_batches_in_order(submission, box, rng, props):
    """train takes one step for each batch, in the given order, with the given optimizer
    zh: train 用传进来的优化器，按给定顺序对每个批次走一步
    hint: Count the steps: how many batches, how many epochs? Does each begin with clean gradients?
    hint.zh: 数一数更新的次数：有几个批次，几个 epoch？每次更新是否都从清零的梯度开始？
    """
    local, batches, lr = rng.module(props.Tiny()), draw_batches(rng, 4, 3), draw_lr(rng)
    net = box.module("Tiny", state=local.state_dict())
    optimizer = box.props.sgd(net, "head", lr=lr, momentum=0.5)
    submission.train(net, optimizer, box.module("MSELoss"), batches, 3)
    take_steps(local, local.head.parameters(), batches, lr, 3, momentum=0.5)
    assert_close(net.state_dict(), dict(local.state_dict()))


@pytest.mark.points(0.25, target="train")
def test_train_hands_on_the_criterion(submission, box, rng, props):
    """train trains by the criterion that it is given, called as criterion(output, target)
    zh: train 用传进来的损失函数训练，按 criterion(output, target) 的顺序调用
    hint: Not every criterion is symmetric, or a mean of squares. Which one does each step use?
    hint.zh: 损失函数不一定对称，也不一定是均方误差。每一步用的是哪一个？
    """
    local, batches, lr = rng.module(props.Tiny()), draw_batches(rng, 3, 2), draw_lr(rng)
    net, criterion = box.module("Tiny", state=local.state_dict()), props.lopsided
    optimizer = box.props.sgd(net, lr=lr)
    means = submission.train(net, optimizer, box.props.lopsided, batches, epochs=2)
    assert_close(means, take_steps(local, local.parameters(), batches, lr, 2, criterion=criterion))


@pytest.mark.points(0.25, target="train")
def test_train_counts_no_older_gradient(submission, box, rng, props):
    """train does not count gradients from before, and leaves frozen parameters frozen
    zh: 以前的梯度不会算进 train，被冻结的参数仍然冻结
    hint: What stands in `.grad` when the very first step of the first epoch begins?
    hint.zh: 第一个 epoch 的第一步开始时，`.grad` 里有什么？
    """
    local, batches, lr = rng.module(props.Frozen()), draw_batches(rng, 2, 3), draw_lr(rng)
    net = box.module("Frozen", state=local.state_dict())
    optimizer = box.props.sgd(net, "head", lr=lr)
    box.props.spoil(net)
    submission.train(net, optimizer, box.module("MSELoss"), batches, epochs=2)
    take_steps(local, local.head.parameters(), batches, lr, 2)
    assert_close(box.props.state_of(net), props.state_of(local))


@pytest.mark.points(0.25, target="train")
def test_losses_are_those_of_the_steps(submission, box, rng, props):
    """The numbers of train are the losses that its own steps saw, each epoch by itself
    zh: train 给出的数来自各单步自己的损失，每个 epoch 单独计算
    hint: When is each loss taken, and what does the sum hold when the second epoch begins?
    hint.zh: 每个损失是什么时候取的？第二个 epoch 开始时，累计的和里有什么？
    """
    local, batches, lr = rng.module(props.Tiny()), draw_batches(rng, 3, 5), draw_lr(rng)
    net = box.module("Tiny", state=local.state_dict())
    optimizer = box.props.sgd(net, lr=lr)
    means = submission.train(net, optimizer, box.module("MSELoss"), batches, epochs=4)
    assert_close(means, take_steps(local, local.parameters(), batches, lr, 4))


@pytest.mark.points(0.25, target="train")
def test_train_keeps_float64_and_its_batches(submission, box, rng, props):
    """train works in float64 and leaves the list of batches as it was
    zh: train 能用 float64 计算，并且不改动批次列表和其中的数据
    hint: Nothing but the net changes, and the net keeps its dtype.
    hint.zh: 变的只有网络，而网络的 dtype 不变。
    """
    local = rng.module(props.Tiny(dtype=torch.float64))
    net = box.module("Tiny", dtype=torch.float64, state=local.state_dict())
    optimizer = box.props.sgd(net, lr=0.125)
    batches = draw_batches(rng, 2, 3, dtype=torch.float64)
    arguments = [net, optimizer, box.module("MSELoss"), batches, 2]
    after = box.props.arguments_after(submission.train, *arguments)[3]
    take_steps(local, local.parameters(), batches, 0.125, 2)
    assert_close(box.props.state_of(net), props.state_of(local))
    assert_close(after, batches)
    assert box.props.wants_of(after) == [False] * 4
