"""Checks of double."""

import pytest
from nnkit.judge import assert_close


@pytest.mark.points(6, target="double")
def test_whole_number(submission):
    """double gives twice a whole number"""
    assert_close(submission.double(3), 6)


@pytest.mark.points(4, target="double")
def test_fraction(submission):
    """double gives twice a fraction"""
    assert_close(submission.double(0.5), 1.0)
