"""Hidden checks of `train_step`. The first one asks for the update itself; most of the others only
for a move along the gradient, so that one mistake in the formula costs one check, not all."""

import pytest
import torch
from nnkit.judge import assert_close, fetch
from torch import nn

STANDSTILL = 1e-9  # so small a lr that the loss is the same before and after


def draw_lr(rng) -> float:
    return rng.uniform(1, low=0.1, high=0.4, dtype=torch.float64).item()


def gradients_of(net, criterion, x, target):
    """Gradients by the names of state_dict(); zeros where a parameter gets none."""
    net.zero_grad()
    criterion(net(x), target).backward()
    named = net.named_parameters(remove_duplicate=False)
    return {name: torch.zeros_like(p) if p.grad is None else p.grad for name, p in named}


def assert_moved_along(after, before, gradients) -> None:
    """The state moved along the gradients: whichever way and however far, but equally far."""
    after = fetch(after)
    assert_close(after, before, atol=1e6)  # the same names, shapes and dtypes, and finite
    moves = sum(((after[name] - before[name]) * g).sum() for name, g in gradients.items())
    factor = moves / sum(g.square().sum() for g in gradients.values())
    assert abs(factor) > 1e-3, "the net did not move along the gradient"
    assert_close(after, {name: before[name] + factor * g for name, g in gradients.items()})


@pytest.mark.points(0.75, target="train_step")
def test_train_step_updates_the_net(submission, box, rng, props):
    """train_step takes one step down the gradient of the loss
    zh: train_step 沿损失的梯度往下走一步
    hint: A fresh net has no gradients yet. Which call makes them, and which one uses them?
    hint.zh: 新建的网络还没有任何梯度。哪一步产生梯度，哪一步用掉它们？
    """
    local = rng.module(props.Tiny())
    net = box.module("Tiny", state=local.state_dict())
    for n in (5, 1):
        x, target, lr = rng.normal(n, 3), rng.normal(n, 2), draw_lr(rng)
        submission.train_step(net, box.module("MSELoss"), x, target, lr)
        gradients = gradients_of(local, nn.MSELoss(), x, target)
        after = {name: w - lr * gradients[name] for name, w in local.state_dict().items()}
        assert_close(net.state_dict(), after)
        net.zero_grad()  # older gradients have a check of their own
        local.load_state_dict(after)


@pytest.mark.points(0.75, target="train_step")
def test_train_step_returns_the_loss_before_the_update(submission, box, rng, props):
    """train_step returns the loss before the update, as a float
    zh: train_step 返回更新之前的损失，类型是 float
    hint: Which weights made this loss, the old or the new ones? Is it a number or a tensor?
    hint.zh: 这个损失是用旧权重还是新权重算出来的？它是一个数，还是一个张量？
    """
    local = rng.module(props.Tiny())
    net, criterion = box.module("Tiny", state=local.state_dict()), box.module("CrossEntropyLoss")
    for n in (1, 4):
        x, labels = rng.normal(n, 3), rng.integers(0, 2, n)
        loss = submission.train_step(net, criterion, x, labels, lr=draw_lr(rng))
        assert_close(loss, nn.functional.cross_entropy(local(x), labels).item())
        local.load_state_dict(fetch(net.state_dict()))  # whatever the update was


@pytest.mark.points(0.75, target="train_step")
def test_old_gradients_do_not_count(submission, box, rng, props):
    """Gradients from before do not count in train_step
    zh: 以前的梯度不会算进 train_step
    hint: `backward()` adds. What stood in `.grad` before it, on the very first call too?
    hint.zh: `backward()` 是累加的。在它之前 `.grad` 里有什么？第一次调用时呢？
    """
    local = rng.module(props.Tiny())
    net = box.module("Tiny", state=local.state_dict())
    box.props.spoil(net)
    for n in (4, 2):
        x, target = rng.normal(n, 3), rng.normal(n, 2)
        submission.train_step(net, box.module("MSELoss"), x, target, lr=draw_lr(rng))
        gradients = gradients_of(local, nn.MSELoss(), x, target)
        after = fetch(net.state_dict())
        assert_moved_along(after, dict(local.state_dict()), gradients)
        local.load_state_dict(after)


@pytest.mark.points(0.25, target="train_step")
def test_criterion_gets_the_output_first(submission, box, rng, props):
    """train_step calls criterion(output, target), in that order
    zh: train_step 按 criterion(output, target) 的顺序调用
    hint: Not every criterion is symmetric. Which argument comes first?
    hint.zh: 不是每个损失函数都对称。哪个参数在前？
    """
    local = rng.module(props.Tiny())
    for n, lr in ((1, STANDSTILL), (4, draw_lr(rng))):
        net = box.module("Tiny", state=local.state_dict())
        x, target = rng.normal(n, 3), rng.normal(n, 2)
        loss = submission.train_step(net, box.props.lopsided, x, target, lr=lr)
        if lr == STANDSTILL:
            assert_close(loss, props.lopsided(local(x), target).item())
        else:
            gradients = gradients_of(local, props.lopsided, x, target)
            assert_moved_along(net.state_dict(), dict(local.state_dict()), gradients)


@pytest.mark.points(0.25, target="train_step")
def test_parameters_without_gradient_stay(submission, box, rng, props):
    """train_step leaves frozen and unused parameters as they are, older gradient or not
    zh: 不管是否留有旧的梯度，train_step 都不动被冻结的和没有用到的参数
    hint: Some parameters get no gradient from this loss. Does your step get past them?
    hint.zh: 有些参数从这次损失得不到梯度。你的单步能越过它们吗？
    """
    local = rng.module(props.Partial())
    for older in (False, True):
        net = box.module("Partial", state=local.state_dict())
        if older:
            box.props.spoil(net)
        x, target = rng.normal(5, 3), rng.normal(5, 2)
        submission.train_step(net, box.module("MSELoss"), x, target, lr=draw_lr(rng))
        gradients = gradients_of(local, nn.MSELoss(), x, target)
        after, wants = box.props.state_of(net)
        before, wanted = props.state_of(local)
        assert_moved_along(after, before, gradients)
        assert wants == wanted, "a parameter was frozen, or unfrozen"


@pytest.mark.points(0.25, target="train_step")
def test_every_parameter_moves_once(submission, box, rng, props):
    """train_step moves every parameter of the net once, a shared one too
    zh: train_step 让网络的每个参数只动一次，共享的参数也是
    hint: Layers can share a weight, and a parameter need not be on a layer. Who lists each once?
    hint.zh: 层与层可以共享权重，参数也不一定属于某个层。用什么能把每个参数恰好列出一次？
    """
    local = rng.module(props.Shared())
    net = box.module("Shared", state=local.state_dict())
    for n in (4, 2):
        x, target = rng.normal(n, 3), rng.normal(n, 3)
        submission.train_step(net, box.module("MSELoss"), x, target, lr=draw_lr(rng))
        gradients = gradients_of(local, nn.MSELoss(), x, target)
        after = fetch(net.state_dict())
        assert_moved_along(after, dict(local.state_dict()), gradients)
        net.zero_grad()
        local.load_state_dict(after)


@pytest.mark.points(0.25, target="train_step")
def test_train_step_keeps_float64(submission, box, rng, props):
    """train_step trains a float64 net in float64
    zh: train_step 用 float64 训练 float64 的网络
    hint: Is a tensor or the net itself cast to another dtype on the way?
    hint.zh: 中途有没有把张量或者网络本身转成别的 dtype？
    """
    local = rng.module(props.Tiny(dtype=torch.float64))
    net = box.module("Tiny", dtype=torch.float64, state=local.state_dict())
    x, target = rng.normal(4, 3, dtype=torch.float64), rng.normal(4, 2, dtype=torch.float64)
    submission.train_step(net, box.module("MSELoss"), x, target, lr=0.125)
    gradients = gradients_of(local, nn.MSELoss(), x, target)
    assert_moved_along(net.state_dict(), dict(local.state_dict()), gradients)


@pytest.mark.points(0.25, target="train_step")
def test_x_and_target_stay(submission, box, rng, props):
    """train_step leaves x and target as they were
    zh: train_step 不改动 x 和 target
    hint: The data are not learned. Does your step write to them, or ask for their gradient?
    hint.zh: 数据不是要学习的东西。你的单步有没有写它们，或者要它们的梯度？
    """
    local = rng.module(props.Tiny())
    net = box.module("Tiny", state=local.state_dict())
    x, target = rng.normal(3, 3), rng.normal(3, 2)
    live = [box.tensor(x), box.tensor(target)]
    submission.train_step(net, box.module("MSELoss"), *live, lr=draw_lr(rng))
    gradients = gradients_of(local, nn.MSELoss(), x, target)
    assert_moved_along(net.state_dict(), dict(local.state_dict()), gradients)
    assert_close(live, [x, target])
    assert box.props.wants_of([live]) == [False, False]
