"""Public test of 03_loss: the examples of the statement and one error."""

import pytest
import torch
from loss import add_batch_dimension, graph, loss_of, mse
from torch import nn
from torch.nn import functional as F


def test_one_image_becomes_a_batch_of_one():
    image = torch.zeros(1, 32, 32)
    assert add_batch_dimension(image).shape == (1, 1, 32, 32)
    assert image.shape == (1, 32, 32)


def test_mse_is_the_mean_of_the_squared_differences():
    loss = mse(torch.tensor([[1.0, 2.0]]), torch.tensor([[3.0, 2.0]]))
    assert loss.shape == ()
    assert loss.item() == 2.0


def test_mse_refuses_two_shapes():
    with pytest.raises(ValueError):
        mse(torch.zeros(10), torch.zeros(1, 10))


def test_loss_of_one_image_and_one_target():
    loss = loss_of(nn.Flatten(), torch.ones(1, 1, 2), torch.tensor([1.0, 3.0]))
    assert loss.item() == 2.0


def test_graph_names_the_nodes_of_the_data_path():
    first, last = nn.Linear(4, 3), nn.Linear(3, 2)
    output = last(torch.relu(first(torch.ones(1, 4))))
    assert graph(F.mse_loss(output, torch.zeros(1, 2))) == [
        "MseLossBackward0",
        "AddmmBackward0",
        "ReluBackward0",
        "AddmmBackward0",
        "TBackward0",
    ]
