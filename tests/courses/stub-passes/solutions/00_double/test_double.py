"""Checks of double."""

import pytest
from nnkit.judge import assert_close, raises


@pytest.mark.points(6, target="double")
def test_whole_number(submission):
    """double gives twice a whole number"""
    assert_close(submission.double(3), 6)


@pytest.mark.points(2, target="double")
def test_fraction(submission):
    """double gives twice a fraction"""
    assert_close(submission.double(0.5), 1.0)


@pytest.mark.points(2, target="double")
def test_text_is_refused(submission):
    """double raises RuntimeError for a text"""
    with raises(RuntimeError):  # NotImplementedError is one
        submission.double("a")
