"""Checks of graph. The names of the nodes are those of torch's autograd."""

import pytest
import torch
from nnkit.judge import assert_close

ACTIVATIONS = {"ReLU": "ReluBackward0", "Tanh": "TanhBackward0", "Sigmoid": "SigmoidBackward0"}
LAST_LINEAR = ["AddmmBackward0", "TBackward0"]  # the input needs no gradient: its weight is left


@pytest.mark.points(1, target="graph")
def test_path_through_a_stack(submission, box, rng):
    """graph lists the nodes from the loss down through every layer
    zh: graph 从损失开始，逐层列出各个节点
    hint: A linear layer has three inputs, and its bias comes first: a leaf, AccumulateGrad.
    hint.zh: 线性层有三个输入，排在最前面的是偏置：它是叶子，即 AccumulateGrad。
    """
    for depth in (2, 4):
        chosen = [rng.choice(list(ACTIVATIONS)) for _ in range(depth)]
        output = box.module("Stack", chosen)(rng.normal(2, 3))
        loss = box.torch.nn.functional.mse_loss(output, rng.normal(2, 3))
        expected = ["MseLossBackward0"]
        for activation in reversed(chosen):
            expected += ["AddmmBackward0", ACTIVATIONS[activation]]
        assert_close(submission.graph(loss), expected + LAST_LINEAR)


@pytest.mark.points(0.5, target="graph")
def test_path_ends_at_a_convolution(submission, box, rng):
    """graph ends at a first convolution, whose only other inputs are its own weights
    zh: graph 在第一个卷积处结束，因为它其余的输入只有自己的参数
    hint: Where do you stop when every input is either None or a leaf?
    hint.zh: 如果所有输入不是 None 就是叶子，应当在哪里停下？
    """
    output = box.module("Conv2d", 2, 3, 2)(rng.normal(1, 2, 4, 5))
    loss = box.torch.nn.functional.mse_loss(box.torch.relu(output), rng.normal(1, 3, 3, 4))
    expected = ["MseLossBackward0", "ReluBackward0", "ConvolutionBackward0"]
    assert_close(submission.graph(loss), expected)


@pytest.mark.points(0.25, target="graph")
def test_path_takes_the_first_of_two(submission, box, rng):
    """graph follows the first of two inputs that go on
    zh: 有两个输入都能继续时，graph 走第一个
    hint: The data path is one way, not the longest way and not all ways.
    hint.zh: 数据路径只有一条，不是最长的一条，也不是所有的路。
    """
    loss = box.props.short_way_first(box.tensor(rng.normal(4), requires_grad=True))
    assert_close(submission.graph(loss), ["SumBackward0", "AddBackward0", "ReluBackward0"])
    x = box.tensor(rng.normal(3, 4), requires_grad=True)
    loss = box.props.weight_first(box.parameter(rng.normal(3, 2)), x)
    assert_close(submission.graph(loss), ["SumBackward0", "MmBackward0", "TBackward0"])


@pytest.mark.points(0.5, target="graph")
def test_path_passes_over_none_and_leaves(submission, box, rng):
    """graph passes over inputs that are None or leaves and looks at the next one
    zh: graph 跳过是 None 或叶子的输入，继续看下一个
    hint: An input that needs no gradient stands in next_functions as None. It is not the end.
    hint.zh: 不需要梯度的输入在 next_functions 里是 None，这并不表示路径到头了。
    """
    x = box.tensor(rng.normal(3), requires_grad=True)
    loss = box.props.constant_first(rng.normal(3), x)
    assert_close(submission.graph(loss), ["SumBackward0", "AddBackward0", "TanhBackward0"])
    loss = box.props.leaf_first(box.parameter(rng.normal(3)), x)
    assert_close(submission.graph(loss), ["MeanBackward0", "MulBackward0", "SigmoidBackward0"])


@pytest.mark.points(0.25, target="graph")
def test_no_graph_no_names(submission, box, rng):
    """graph gives an empty list for a loss without grad_fn
    zh: 损失没有 grad_fn 时，graph 给出空列表
    hint: What is grad_fn of a tensor that no operation has made?
    hint.zh: 不是由运算得到的张量，它的 grad_fn 是什么？
    """
    number = rng.normal()
    plain = box.tensor(number)
    assert_close(submission.graph(plain), [])
    assert_close(plain.requires_grad, False)
    leaf = box.tensor(number, requires_grad=True)
    assert_close(submission.graph(leaf), [])
    assert_close(submission.graph(box.torch.exp(leaf)), ["ExpBackward0"])


@pytest.mark.points(0.25, target="graph")
def test_graph_only_looks(submission, box, rng):
    """graph leaves the graph and `.grad` as they were
    zh: graph 不改变计算图，也不改变 `.grad`
    hint: The nodes are there as soon as the loss is; nothing has to be computed to read them.
    hint.zh: 损失一算出来，节点就已经在了；查看它们不需要做任何计算。
    """
    x, older = rng.normal(4, dtype=torch.float64), rng.normal(4, dtype=torch.float64)
    held = box.parameter(x, grad=older)
    loss = held.tanh().sum()
    assert_close(submission.graph(loss), ["SumBackward0", "TanhBackward0"])
    assert_close(held, x)
    assert_close(held.grad, older)
    assert_close(loss.retains_grad, False)
    loss.backward()
    assert_close(held.grad, older + 1 - x.tanh() ** 2)
