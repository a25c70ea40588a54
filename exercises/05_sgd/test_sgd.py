"""The examples of README.md. Run them with `nnkit check` or `pytest`."""

import torch
from sgd import sgd_step, train, train_step
from torch import nn


def one_weight(value: float) -> nn.Linear:
    net = nn.Linear(1, 1, bias=False)
    nn.init.constant_(net.weight, value)
    return net


def test_sgd_step_on_the_example():
    weight = nn.Parameter(torch.tensor([1.0, 2.0]))
    weight.grad = torch.tensor([2.0, -4.0])

    sgd_step([weight], lr=0.5)

    assert weight.tolist() == [0.0, 4.0]
    assert weight.requires_grad


def test_train_step_on_the_example():
    net = one_weight(1.0)

    loss = train_step(net, nn.MSELoss(), torch.tensor([[2.0]]), torch.tensor([[0.0]]), lr=0.0625)

    assert loss == 4.0
    assert net.weight.item() == 0.5


def test_train_on_the_example():
    net = one_weight(0.5)
    batches = [(torch.tensor([[2.0]]), torch.tensor([[0.0]]))]

    losses = train(net, nn.MSELoss(), batches, lr=0.0625, epochs=2)

    assert losses == [1.0, 0.25]
