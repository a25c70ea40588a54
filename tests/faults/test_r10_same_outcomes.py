"""R10: outcomes and points are the same whatever the order, and wherever a run was stopped.

That they are the same with one worker and with two is told in tests/test_pool.py, and on a cluster
in tests/test_cluster.py.
"""

import pytest


@pytest.fixture(
    scope="module",
    params=["10", pytest.param("500", marks=pytest.mark.soak)],
    ids=["some orders", "many orders"],
)
def ordered(report, request):
    """What programs/orders.py found."""
    return report("orders", request.param)


def test_runs_were_stopped(ordered):
    assert ordered["stops"] >= 10
    assert ordered["students"] == 16


def test_each_exercise_stands_as_after_one_run_in_order(ordered):
    assert ordered["others"] == []
    assert ordered["doubles"] == []


def test_each_student_is_told_the_same(ordered):
    assert ordered["told_otherwise"] == []
