"""The example of the statement. Run it with pytest in this folder."""

import torch
from net import Net


def test_a_batch_of_three_gives_ten_logits_each():
    assert Net()(torch.zeros(3, 1, 32, 32)).shape == (3, 10)


def test_the_parameters_come_in_order():
    shapes = [tuple(parameter.shape) for parameter in Net().parameters()]

    assert len(shapes) == 10
    assert shapes[:3] == [(6, 1, 5, 5), (6,), (16, 6, 5, 5)]


def test_print_shows_the_layers():
    text = str(Net())

    assert "Conv2d(1, 6, kernel_size=(5, 5)" in text
    assert "Linear(in_features=84, out_features=10" in text
