"""The examples of README.md. Run them with `nnkit check` or `pytest`."""

import torch
from function import Cube, LinearFunction
from torch.autograd import gradcheck, gradgradcheck


def test_cube_on_the_example():
    x = torch.tensor([2.0, -1.0], requires_grad=True)

    y = Cube.apply(x)
    y.sum().backward()

    assert y.tolist() == [8.0, -1.0]
    assert x.grad.tolist() == [12.0, 3.0]


def test_linear_function_on_the_example():
    x = torch.tensor([[1.0, 2.0]])
    weight = torch.tensor([[3.0, 4.0], [5.0, 6.0], [7.0, 8.0]], requires_grad=True)

    out = LinearFunction.apply(x, weight, None)
    out.sum().backward()

    assert out.tolist() == [[11.0, 17.0, 23.0]]
    assert weight.grad.tolist() == [[1.0, 2.0], [1.0, 2.0], [1.0, 2.0]]


def test_gradients_hold_against_numbers():
    x = torch.randn(3, dtype=torch.float64, requires_grad=True)

    assert gradcheck(Cube.apply, (x,))
    assert gradgradcheck(Cube.apply, (x,))
