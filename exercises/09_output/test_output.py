"""Public test of 09_output: the examples of the statement. Run them with `nnkit check`."""

import torch
from output import accuracy, cross_entropy, linear, softmax

LOGITS = torch.tensor([[1000.0, 0.0], [0.0, 1000.0]])
LABELS = torch.tensor([0, 0])


def test_linear_gives_one_score_for_each_row_of_the_weight():
    weight = torch.tensor([[1.0, 0.0], [0.0, 2.0], [1.0, 1.0]])
    bias = torch.tensor([0.0, 1.0, -1.0])

    assert linear(torch.tensor([3.0, 4.0]), weight, bias).tolist() == [3.0, 9.0, 6.0]
    assert linear(torch.ones(5, 4, 2), weight, bias).shape == (5, 4, 3)


def test_softmax_of_equal_and_of_large_logits():
    probabilities = softmax(torch.tensor([[0.0, 0.0], [1000.0, -1000.0]]))

    assert torch.allclose(probabilities, torch.tensor([[0.5, 0.5], [1.0, 0.0]]))


def test_cross_entropy_of_large_logits():
    loss = cross_entropy(LOGITS, LABELS)

    assert loss.shape == ()
    assert abs(loss.item() - 500.0) < 0.01


def test_accuracy_is_a_fraction():
    assert accuracy(LOGITS, LABELS) == 0.5
