"""R6: bits of the store are flipped, one at a time, all over the file and its log."""

import pytest


@pytest.fixture(
    scope="module",
    params=["2399", pytest.param("61", marks=pytest.mark.soak)],
    ids=["some", "many"],
)
def flipped(report, request):
    """What programs/flips.py found."""
    return report("flips", request.param)


def test_a_run_on_a_damaged_store_says_so_or_is_right(flipped):
    assert flipped["wrong"] == []


def test_some_flips_are_told_and_some_do_not_matter(flipped):
    ends = flipped["ends"]

    assert min(ends["results.db refused"], ends["results.db right"]) > 5
    assert min(ends["results.db-wal refused"], ends["results.db-wal right"]) > 5


def test_what_a_run_refuses_is_damage_for_the_check_of_the_store_too(flipped):
    assert flipped["unseen"] == []
