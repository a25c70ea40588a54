"""The example of the statement. Run it with pytest in this folder."""

import torch
from parameters import Affine, count_parameters, freeze, parameter_shapes
from torch import nn


def small_net():
    return nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.Linear(4, 2, bias=False))


def test_shapes_by_name():
    expected = {"0.weight": (4, 3), "0.bias": (4,), "2.weight": (2, 4)}

    assert parameter_shapes(small_net()) == expected


def test_all_numbers_are_counted():
    assert count_parameters(small_net()) == 24


def test_a_frozen_layer_does_not_learn():
    net = small_net()

    assert freeze(net[0]) is None
    assert [parameter.requires_grad for parameter in net.parameters()] == [False, False, True]


def test_affine_starts_as_the_identity():
    x = torch.tensor([[1.0, 2.0], [3.0, 4.0]])

    assert Affine(2)(x).tolist() == [[1.0, 2.0], [3.0, 4.0]]
