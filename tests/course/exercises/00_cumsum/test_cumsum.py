"""Public test of 00_cumsum: the statement's example and one error."""

import pytest
import torch
from cumsum import cumulative_sum


def test_example_of_the_statement():
    assert cumulative_sum(torch.tensor([[1.0, 2.0, 3.0]])).tolist() == [[1.0, 3.0, 6.0]]


def test_three_dimensions_are_refused():
    with pytest.raises(ValueError):
        cumulative_sum(torch.zeros(1, 2, 3))
