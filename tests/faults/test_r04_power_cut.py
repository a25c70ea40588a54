"""R4, the power: of the write-ahead log, and of the pages that it holds, only a piece is there."""

import pytest


@pytest.fixture(
    scope="module", params=[[], pytest.param(["all"], marks=pytest.mark.soak)], ids=["", "all"]
)
def cut(report, request):
    """What programs/power_cut.py found."""
    return report("power_cut", *request.param)


def test_the_log_is_cut_at_every_frame_and_in_its_middle(cut):
    assert cut["cuts"] >= 2 * cut["frames"]
    assert cut["frames"] >= 12
    assert cut["carried"] >= 5
    assert len({*cut["told_at"]}) == 3  # batches


def test_a_torn_log_is_no_damage(cut):
    assert cut["refused"] == []


def test_what_was_told_before_the_cut_is_stored(cut):
    assert cut["untrue"] == []


def test_what_was_told_before_the_cut_is_not_graded_again(cut):
    assert cut["twice"] == []


def test_a_key_has_one_result_after_a_cut(cut):
    assert cut["doubles"] == []


def test_a_fault_of_ours_never_lowers_a_grade_after_a_cut(cut):
    assert cut["lowered"] == []


def test_in_the_end_each_exercise_stands_as_without_a_cut(cut):
    assert cut["others"] == []
