"""Checks of loss_of."""

import pytest
import torch
from nnkit.judge import assert_close, fetch


def mean_square(net, image, target):
    return (net(image.unsqueeze(0)) - target.unsqueeze(0)).square().mean()


@pytest.mark.points(0.75, target="loss_of")
def test_loss_of_one_image(submission, box, rng, props):
    """loss_of compares the net's output for one image with its target
    zh: loss_of 比较网络对一张图像的输出与目标
    hint: Output and target are both (1, K) when they meet.
    hint.zh: 相减的时候，输出和目标的形状都是 (1, K)。
    """
    for channels, height, width, outputs in [(2, 4, 5, 3), (1, 5, 3, 4)]:
        local = rng.module(props.Picture(channels, height, width, outputs))
        net = box.module(
            "Picture", channels, height, width, outputs, state=dict(local.state_dict())
        )
        image, target = rng.normal(channels, height, width), rng.normal(outputs)
        expected = mean_square(local, image, target).detach()
        assert_close(submission.loss_of(net, image, target), expected)


@pytest.mark.points(0.25, target="loss_of", needs="test_loss_of_one_image")
def test_loss_of_keeps_float64(submission, box, rng, props):
    """loss_of works in float64 for a float64 net, image and target
    zh: 网络、图像和目标都是 float64 时，loss_of 用 float64 计算
    hint: Is any line turning the numbers into another dtype?
    hint.zh: 有没有哪一行改变了数据的 dtype？
    """
    double = torch.float64
    local = rng.module(props.Picture(2, 3, 4, 5, dtype=double))
    net = box.module("Picture", 2, 3, 4, 5, dtype=double, state=dict(local.state_dict()))
    for _ in range(4):  # one loss alone may be the same in float32 by chance
        image, target = rng.normal(2, 3, 4, dtype=double), rng.normal(5, dtype=double)
        expected = mean_square(local, image, target).detach()
        assert_close(submission.loss_of(net, image, target), expected)


@pytest.mark.points(0.5, target="loss_of", needs="test_loss_of_one_image")
def test_gradient_reaches_the_weights(submission, box, rng, props):
    """the loss of loss_of carries gradients to every weight of the net
    zh: loss_of 的损失能把梯度传给网络的每个权重
    hint: Between the net and the loss, does every step stay in the graph?
    hint.zh: 从网络到损失，每一步都留在计算图里吗？
    """
    local = rng.module(props.Picture(2, 3, 5, 4))
    net = box.module("Picture", 2, 3, 5, 4, state=dict(local.state_dict()))
    image, target = rng.normal(2, 3, 5), rng.normal(4)
    submission.loss_of(net, image, target).backward()
    mean_square(local, image, target).backward()
    assert_close(box.props.gradients_of(net), props.gradients_of(local))


@pytest.mark.points(0.25, target="loss_of", needs="test_loss_of_one_image")
def test_gradient_reaches_image_and_target(submission, box, rng, props):
    """the loss of loss_of carries gradients to image and target
    zh: loss_of 的损失能把梯度传给 image 和 target
    hint: Are image and target themselves in the graph, or copies that were cut off?
    hint.zh: 计算图里的是 image 和 target 本身，还是断开了的副本？
    """
    local = rng.module(props.Picture(1, 4, 3, 5))
    net = box.module("Picture", 1, 4, 3, 5, state=dict(local.state_dict()))
    image, target = rng.normal(1, 4, 3), rng.normal(5)
    held_image = box.tensor(image, requires_grad=True)
    held_target = box.tensor(target, requires_grad=True)
    submission.loss_of(net, held_image, held_target).backward()
    image.requires_grad_()
    target.requires_grad_()
    mean_square(local, image, target).backward()
    assert_close(held_image.grad, image.grad)
    assert_close(held_target.grad, target.grad)


@pytest.mark.points(0.25, target="loss_of", needs="test_loss_of_one_image")
def test_loss_of_changes_nothing(submission, box, rng, props):
    """loss_of leaves net, image and target as they were
    zh: loss_of 不改变网络、图像和目标
    hint: Computing a loss is one thing, clearing or filling `.grad` is another.
    hint.zh: 计算损失是一回事，清空或填写 `.grad` 是另一回事。
    """
    local = rng.module(props.Picture(2, 4, 3, 3))
    net = box.module("Picture", 2, 4, 3, 3, state=dict(local.state_dict()))
    image, target = rng.normal(2, 4, 3), rng.normal(3)
    older, older_image = rng.normal(3), rng.normal(2, 4, 3)
    net.last.bias.grad = older
    expected = mean_square(local, image, target).detach()
    for learns, (images, targets) in (
        (False, (box.tensor(image), box.tensor(target))),
        (True, (box.parameter(image, grad=older_image), box.parameter(target, grad=older))),
    ):
        assert_close(submission.loss_of(net, images, targets), expected)
        looks = [
            (image, learns, older_image if learns else None),
            (target, learns, older if learns else None),
        ]
        assert_close(fetch(box.props.looks(images, targets)), looks)
    assert_close(fetch(net.state_dict()), dict(local.state_dict()))
    gradients = fetch(box.props.gradients_of(net))
    assert_close(gradients.pop("last.bias"), older)
    assert set(gradients.values()) == {None}, "`.grad` of the net was filled"
    assert_close(fetch(box.props.belongings(net)), props.belongings(local))
