"""The examples of README.md. Run them with `nnkit check` or `pytest`."""

import torch
from torch import nn
from training import accuracy, to_lenet_input, train


def test_to_lenet_input_on_the_example():
    images = torch.arange(128).reshape(2, 8, 8)

    x = to_lenet_input(images)

    assert x.shape == (2, 1, 32, 32)
    assert abs(x.mean().item()) < 0.1


def test_train_and_accuracy_on_the_example():
    x = to_lenet_input(torch.eye(8).repeat(20, 1, 1) * torch.arange(1, 21).reshape(20, 1, 1))
    y = (torch.arange(20) >= 10).long()
    net = nn.Sequential(nn.Flatten(), nn.Linear(1024, 2))

    losses = train(net, x, y, epochs=20, batch_size=8, lr=0.001, seed=1)

    assert len(losses) == 20
    assert losses[-1] < losses[0]
    assert accuracy(net, x, y) > 0.8
