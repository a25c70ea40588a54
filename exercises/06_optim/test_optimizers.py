"""The examples of README.md. Run them with `nnkit check` or `pytest`."""

import pytest
import torch
from optimizers import Momentum, make_optimizer, train, train_step
from torch import nn

X, TARGET = torch.tensor([[2.0]]), torch.tensor([[0.0]])


def one_weight(value: float) -> nn.Linear:
    net = nn.Linear(1, 1, bias=False)
    nn.init.constant_(net.weight, value)
    return net


def test_make_optimizer_on_the_example():
    net = one_weight(1.0)
    net.weight.grad = torch.tensor([[8.0]])

    make_optimizer("sgd", net.parameters(), lr=0.0625).step()

    assert net.weight.item() == 0.5


def test_another_name_is_an_error():
    with pytest.raises(ValueError):
        make_optimizer("SGD", one_weight(1.0).parameters(), lr=0.1)


def test_train_step_on_the_example():
    net = one_weight(1.0)
    sgd = torch.optim.SGD(net.parameters(), lr=0.0625)

    assert train_step(net, sgd, nn.MSELoss(), X, TARGET) == 4.0
    assert net.weight.item() == 0.5


def test_train_on_the_example():
    net = one_weight(0.5)
    sgd = torch.optim.SGD(net.parameters(), lr=0.0625)

    assert train(net, sgd, nn.MSELoss(), [(X, TARGET)], epochs=2) == [1.0, 0.25]


def test_momentum_on_the_example():
    weight = nn.Parameter(torch.tensor([4.0]))
    weight.grad = torch.tensor([2.0])
    optimizer = Momentum([weight], lr=0.5, momentum=0.5)

    optimizer.step()
    optimizer.step()
    assert weight.item() == 1.5

    optimizer.zero_grad()
    assert weight.grad is None
