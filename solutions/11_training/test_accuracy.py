"""Hidden checks of `accuracy`."""

import pytest
import torch
from nnkit.judge import assert_close


def draw(rng, local, right, wrong):
    """Images, and labels of which so many are what the net answers in eval mode."""
    x = rng.normal(right + wrong, 1, 32, 32)
    with torch.no_grad():
        y = local.eval()(x).argmax(dim=1)
    y[right:] = (y[right:] + rng.integers(1, 10, wrong)) % 10
    order = rng.permutation(right + wrong)
    return x[order], y[order]


@pytest.mark.points(0.75, target="accuracy")
def test_fraction_of_right_answers(submission, box, rng, props):
    """accuracy is the fraction of right answers, as a float
    zh: accuracy 是答对的比例，类型是 float
    hint: One answer for each image. How many are right, out of how many?
    hint.zh: 每张图像一个答案。答对几个，一共几个？
    """
    local = rng.module(props.Recorder())
    net = box.module("Recorder", state=local.state_dict())
    net.eval()
    for right, wrong in ((5, 2), (1, 3), (4, 0), (0, 3), (50, 21)):
        x, y = draw(rng, local, right, wrong)
        assert_close(submission.accuracy(net, x, y), right / (right + wrong))


@pytest.mark.points(0.5, target="accuracy")
def test_answers_in_eval_mode(submission, box, rng, props):
    """accuracy asks the net in eval mode
    zh: accuracy 在 eval 模式下询问网络
    hint: Dropout and batch norm answer differently in training. Which mode is the net in?
    hint.zh: Dropout 和 batch norm 在训练时的回答不同。网络处于哪种模式？
    """
    local = rng.module(props.Unsure())
    net = box.module("Unsure", state=local.state_dict())
    x, y = draw(rng, local, 6, 2)
    assert_close(submission.accuracy(net, x, y), 0.75)


@pytest.mark.points(0.5, target="accuracy")
def test_the_mode_is_restored(submission, box, rng, props):
    """accuracy leaves the net and its layers in the mode that they were in
    zh: accuracy 结束后，网络和它各层的模式和原来一样
    hint: Was the net in training mode when it came, or not? Who remembers that?
    hint.zh: 网络来的时候是不是训练模式？谁记住了这一点？
    """
    local = rng.module(props.Recorder())
    x, y = draw(rng, local, 3, 1)
    for mode in (True, False):
        net = box.module("Recorder", state=local.state_dict())
        net.train(mode)
        assert_close(submission.accuracy(net, x, y), 0.75)
        assert box.props.records(net)["now"] == [mode] * 2, "the mode has changed"


@pytest.mark.points(0.25, target="accuracy")
def test_without_a_graph(submission, box, rng, props):
    """accuracy builds no graph, and leaves autograd switched on
    zh: accuracy 不建立计算图，之后自动求导仍然开着
    hint: Nothing is learnt here. What tells autograd so?
    hint.zh: 这里不学习。用什么告诉自动求导？
    """
    local = rng.module(props.Recorder())
    net = box.module("Recorder", state=local.state_dict())
    net.eval()
    x, y = draw(rng, local, 4, 1)
    assert_close(submission.accuracy(net, x, y), 0.8)
    assert set(box.props.records(net)["graphs"]) == {False}, "a graph was built"
    assert box.torch.is_grad_enabled() is True, "autograd is switched off"
