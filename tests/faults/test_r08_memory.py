"""R8: memory stays flat, however large the class."""

import pytest


def test_memory_grows_by_less_than_a_kilobyte_a_submission(report):
    seen = report("memory", "2000")

    assert seen["told"] == 2000
    assert seen["held"][9] - seen["held"][4] < 1.0  # MiB, over the last thousand


@pytest.mark.soak
def test_memory_is_the_same_for_a_hundred_thousand(report):
    seen = report("memory", "100000")

    assert seen["told"] == 100000
    assert seen["held"][9] < 1.05 * seen["held"][0]
