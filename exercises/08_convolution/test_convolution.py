"""The examples of README.md. Run them with `nnkit check` or `pytest`."""

import torch
from convolution import conv2d, max_pool2d, output_size, relu, tanh


def test_output_size_on_the_example():
    assert output_size(32, 5) == 28
    assert output_size(7, 3, stride=2, padding=1) == 4


def test_conv2d_on_the_example():
    image = torch.arange(9.0).reshape(1, 1, 3, 3)
    edge = torch.tensor([[[[-1.0, 1.0]]]])

    assert conv2d(image, edge).tolist() == [[[[1.0, 1.0], [1.0, 1.0], [1.0, 1.0]]]]


def test_relu_on_the_example():
    assert relu(torch.tensor([-2.0, 0.5])).tolist() == [0.0, 0.5]


def test_tanh_on_the_example():
    assert torch.allclose(tanh(torch.tensor([0.0, 1000.0])), torch.tensor([0.0, 1.0]))


def test_max_pool2d_on_the_example():
    image = torch.arange(20.0).reshape(1, 1, 4, 5)

    assert max_pool2d(image, 2).tolist() == [[[[6.0, 8.0], [16.0, 18.0]]]]
