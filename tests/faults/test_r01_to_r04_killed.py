"""R1 to R4: a run is killed at every point, and the next one goes on.

A point is the moment after a statement, before and after a commit or a line that is told.
programs/kill_points.py enumerates them by tracing, kills a run at each, and holds what comes of it
against undisturbed runs.
"""

import pytest


@pytest.fixture(
    scope="module",
    params=[
        ["new"],
        [],
        pytest.param(["new", "all"], marks=pytest.mark.soak),
        pytest.param(["all"], marks=pytest.mark.soak),
    ],
    ids=["no store yet", "a class graded before", "each line, no store yet", "each line"],
)
def killed(report, request):
    """What the program found."""
    return report("kill_points", *request.param)


def test_every_point_was_visited(killed):
    points = killed["points"]

    assert killed["visited"] == sum(points.values())
    names = {tuple(name.split(":")[1::2]) for name in points}
    assert {("do_execute", "return"), ("do_executemany", "return")} <= names
    assert {("do_commit", "line"), ("do_commit", "return")} <= names
    assert {("show", "line"), ("show", "return")} <= names


def test_r1_a_result_that_was_told_is_stored(killed):
    assert killed["untrue"] == []


def test_r2_a_key_has_one_result(killed):
    assert killed["doubles"] == []


def test_r3_a_fault_of_ours_never_lowers_a_grade(killed):
    assert killed["lowered"] == []


def test_r4_what_was_told_is_not_graded_again(killed):
    assert killed["twice"] == []


def test_r4_in_the_end_each_exercise_stands_as_after_undisturbed_runs(killed):
    assert killed["others"] == []
