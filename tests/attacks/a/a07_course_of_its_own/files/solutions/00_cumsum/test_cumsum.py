import pytest


@pytest.mark.points(10, target="cumulative_sum")
def test_nothing(submission):
    """cumulative_sum is there"""
