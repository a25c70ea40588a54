"""Checks of double."""

import pytest
from nnkit.judge import assert_close


@pytest.mark.points(6, target="double")
def test_whole_number(submission, rng):
    """double gives twice a whole number
    zh: double 给出整数的两倍
    hint: How often does the number go into the answer?
    hint.zh: 这个数在答案里出现几次？
    """
    number = rng.integers(3, 99)
    assert_close(submission.double(number), number + number)


@pytest.mark.points(2, target="double")
def test_fraction(submission):
    """double gives twice a fraction
    zh: double 给出小数的两倍
    hint: What becomes of the half on the way?
    hint.zh: 小数部分在中途去了哪里？
    """
    assert_close(submission.double(0.5), 1.0)


@pytest.mark.points(4, target="double")
def test_fraction(submission):  # noqa: F811
    """double gives twice a small fraction
    zh: double 给出很小的数的两倍
    hint: What becomes of the quarter on the way?
    hint.zh: 四分之一在中途去了哪里？
    """
    assert_close(submission.double(0.25), 0.5)
