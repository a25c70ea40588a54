"""Public test of 04_backward: the examples of the statement and one error that is easy to make."""

import torch
from backward import (
    accumulate,
    conv1_bias_gradients,
    gradients,
    numerical_gradient,
    vector_jacobian,
)
from torch import nn
from torch.nn import functional as F


class SmallNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 6, 5)

    def forward(self, x):
        return self.conv1(x)


def test_gradients_by_name():
    net = nn.Linear(2, 1)
    found = gradients(net, net(torch.tensor([[1.0, 2.0]])).sum())
    assert {name: gradient.tolist() for name, gradient in found.items()} == {
        "weight": [[1.0, 2.0]],
        "bias": [1.0],
    }


def test_gradients_do_not_add_up():
    net = nn.Linear(2, 1)
    net(torch.ones(1, 2)).sum().backward()
    found = gradients(net, net(torch.tensor([[1.0, 2.0]])).sum())
    assert found["weight"].tolist() == [[1.0, 2.0]]


def test_bias_of_conv1_before_and_after():
    net = SmallNet()
    before, after = conv1_bias_gradients(net, net(torch.zeros(1, 1, 32, 32)).mean())
    assert before is None
    assert after.shape == (6,)


def test_vector_weighs_the_output():
    net = nn.Linear(2, 1)
    found = vector_jacobian(net, torch.tensor([[1.0, 2.0]]), torch.tensor([[3.0]]))
    assert found["weight"].tolist() == [[3.0, 6.0]]
    assert found["bias"].tolist() == [3.0]


def test_each_sample_counts_once():
    net = nn.Linear(1, 1, bias=False)
    nn.init.constant_(net.weight, 2.0)
    batches = [(torch.ones(3, 1), torch.zeros(3, 1)), (torch.zeros(1, 1), torch.zeros(1, 1))]
    assert accumulate(net, F.mse_loss, batches) == 3.0
    assert net.weight.grad.tolist() == [[3.0]]


def test_differences_in_float64():
    slopes = numerical_gradient(lambda t: (t**2).sum(), torch.tensor([1.0, 2.0]), eps=0.5)
    assert slopes.dtype == torch.float64
    assert slopes.tolist() == [2.0, 4.0]
