"""Hidden checks of `train_step`. The optimizers are torch's own, made in the box; what they should
have done is a formula here."""

import pytest
import torch
from nnkit.judge import assert_close, fetch
from torch import nn

STANDSTILL = 1e-9  # so small a lr that the loss is the same before and after


def draw_lr(rng) -> float:
    return rng.uniform(1, low=0.05, high=0.2, dtype=torch.float64).item()


def gradients_of(net, x, target, criterion=nn.functional.mse_loss):
    """Gradients of the loss by the names of state_dict(); None where a parameter gets none."""
    net.zero_grad()
    criterion(net(x), target).backward()
    return {name: parameter.grad for name, parameter in net.named_parameters()}


@pytest.mark.points(0.5, target="train_step")
def test_optimizer_makes_the_step(submission, box, rng, props):
    """train_step lets the optimizer take one step
    zh: train_step 让优化器走一步
    hint: Who knows which parameters move, and how? What must be there before it takes its step?
    hint.zh: 谁知道哪些参数动、怎么动？它走这一步之前，必须先有什么？
    """
    for n, part, kind in ((5, "body", "Tiny"), (1, "head", "Frozen")):
        local, lr = rng.module(getattr(props, kind)()), draw_lr(rng)
        net, before = box.module(kind, state=local.state_dict()), dict(local.state_dict())
        optimizer = box.props.sgd(net, part, lr=lr, momentum=0.9, nesterov=True)
        x, target = rng.normal(n, 3), rng.normal(n, 2)
        submission.train_step(net, optimizer, box.module("MSELoss"), x, target)
        gradients = gradients_of(local, x, target)
        for name in before:
            if name.startswith(part):
                before[name] = before[name] - lr * 1.9 * gradients[name]
        assert_close(box.props.state_of(net), (before, props.state_of(local)[1]))


@pytest.mark.points(0.5, target="train_step")
def test_train_step_returns_the_loss_before_the_step(submission, box, rng, props):
    """train_step returns the loss before the step, as a float
    zh: train_step 返回更新之前的损失，类型是 float
    hint: Which weights made this loss, the old or the new ones? Is it a number or a tensor?
    hint.zh: 这个损失是用旧权重还是新权重算出来的？它是一个数，还是一个张量？
    """
    local = rng.module(props.Tiny())
    net, criterion = box.module("Tiny", state=local.state_dict()), box.module("CrossEntropyLoss")
    optimizer = box.props.sgd(net, lr=draw_lr(rng))
    for n in (1, 4):
        x, labels = rng.normal(n, 3), rng.integers(0, 2, n)
        loss = submission.train_step(net, optimizer, criterion, x, labels)
        assert_close(loss, nn.functional.cross_entropy(local(x), labels).item())
        local.load_state_dict(fetch(net.state_dict()))  # whatever the step was


@pytest.mark.points(0.5, target="train_step")
def test_old_gradients_do_not_count(submission, box, rng, props):
    """Gradients from before do not count in train_step
    zh: 以前的梯度不会算进 train_step
    hint: `backward()` adds. What stood in `.grad` before it, on the very first call too?
    hint.zh: `backward()` 是累加的。在它之前 `.grad` 里有什么？第一次调用时呢？
    """
    local, lr = rng.module(props.Tiny()), draw_lr(rng)
    net = box.module("Tiny", state=local.state_dict())
    optimizer = box.props.sgd(net, lr=lr)
    box.props.spoil(net)
    for n in (4, 2):
        x, target = rng.normal(n, 3), rng.normal(n, 2)
        submission.train_step(net, optimizer, box.module("MSELoss"), x, target)
        gradients = gradients_of(local, x, target)
        after = {name: w - lr * gradients[name] for name, w in local.state_dict().items()}
        assert_close(net.state_dict(), after)
        local.load_state_dict(after)


@pytest.mark.points(0.25, target="train_step")
def test_optimizer_keeps_its_memory(submission, box, rng, props):
    """train_step uses the optimizer it was given, with what it remembers
    zh: train_step 用的就是传进来的优化器，连同它记住的东西
    hint: An optimizer with momentum remembers its last steps. Does it still, at the second call?
    hint.zh: 带动量的优化器记得前面走过的步子。第二次调用时它还记得吗？
    """
    local, lr, velocity = rng.module(props.Tiny()), draw_lr(rng), {}
    net = box.module("Tiny", state=local.state_dict())
    optimizer = box.props.sgd(net, lr=lr, momentum=0.9)
    for n in (4, 2):
        x, target = rng.normal(n, 3), rng.normal(n, 2)
        submission.train_step(net, optimizer, box.module("MSELoss"), x, target)
        optimizer.zero_grad()
        gradients = gradients_of(local, x, target)
        velocity = {name: g + 0.9 * velocity.get(name, 0.0) for name, g in gradients.items()}
        after = {name: w - lr * velocity[name] for name, w in local.state_dict().items()}
        assert_close(net.state_dict(), after)
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
        optimizer = box.props.sgd(net, lr=lr)
        loss = submission.train_step(net, optimizer, box.props.lopsided, x, target)
        if lr == STANDSTILL:
            assert_close(loss, props.lopsided(local(x), target).item())
        else:
            gradients = gradients_of(local, x, target, props.lopsided)
            after = {name: w - lr * gradients[name] for name, w in local.state_dict().items()}
            assert_close(net.state_dict(), after)


@pytest.mark.points(0.25, target="train_step")
def test_train_step_keeps_dtype_and_data(submission, box, rng, props):
    """train_step trains a float64 net in float64 and leaves x and target as they were
    zh: train_step 用 float64 训练 float64 的网络，并且不改动 x 和 target
    hint: Nothing but the net changes, and the net keeps its dtype.
    hint.zh: 变的只有网络，而网络的 dtype 不变。
    """
    local = rng.module(props.Tiny(dtype=torch.float64))
    net = box.module("Tiny", dtype=torch.float64, state=local.state_dict())
    optimizer = box.props.sgd(net, lr=0.125)
    x, target = rng.normal(3, 3, dtype=torch.float64), rng.normal(3, 2, dtype=torch.float64)
    live = [box.tensor(x), box.tensor(target)]
    submission.train_step(net, optimizer, box.module("MSELoss"), *live)
    gradients = gradients_of(local, x, target)
    after = {name: w - 0.125 * gradients[name] for name, w in local.state_dict().items()}
    assert_close(net.state_dict(), after)
    assert_close(live, [x, target])
    assert box.props.wants_of([live]) == [False, False]
