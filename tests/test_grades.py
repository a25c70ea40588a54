"""What rules and people make of the checks' scores, step by step, in decimal numbers."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nnkit.course import Assignment, Text
from nnkit.gradebook import By, exact
from nnkit.grades import grade_of
from nnkit.policy import Late, Rules
from nnkit.results import ExerciseResult, Verdict
from nnkit.show.explained import lines_of
from nnkit.store.adjustments import Adjustment
from nnkit.store.rows import Key, Run, Stored

DUE = datetime(2026, 12, 1, 11, tzinfo=UTC)
NAMES = ("00_cumsum", "01_prod", "02_mean")
RUN = Run(1, "sums", "2026-12-02", "prof@desk", "0.1", "2.13.0", "cpu", "c")


def stored(exercise, score, at=None, late=False, worth=10.0, submission="s"):
    verdict = Verdict.INTERNAL_ERROR if score is None else Verdict.OK
    result = ExerciseResult(
        id=exercise, file=f"{exercise[3:]}.py", sha256="a", verdict=verdict, message="", notes=[],
        score=score, max_score=worth, checks=[],
    )  # fmt: skip
    key = Key("ada", "sums", exercise, submission, "c", "full")
    return Stored(
        1, RUN, key, 1, result, 0.1, "2026-12-02", at and at.isoformat(), late, "b", "d"
    )  # fmt: skip


def rules(late=None, drop=(), drop_lowest=None, extensions=None):
    zone = ZoneInfo("Europe/Berlin")
    return Rules(zone, late or Late(), frozenset(drop), drop_lowest or {}, extensions or {})


def change(points, exercise=""):
    at = "2026-12-05T10:00:00.000+00:00"
    return Adjustment("sums", "ada", exercise, points, "the statement", "prof", at, "0.1")


def grade(standing, given=None, changes=(), due=DUE):
    assignment = Assignment("sums", Text("Sums"), due, (), dict.fromkeys(NAMES, 10.0))
    return grade_of(given or rules(), assignment, "ada", standing, changes)


def test_without_rules_the_score_is_the_checks_sum():
    found = grade([stored("00_cumsum", 0.1), stored("01_prod", 0.2)])

    assert (found.score, found.max_score) == (Decimal("0.3"), Decimal(20))
    assert found.all_steps == ()


TENTH = Late(per_day=0.1, cap=0.25, grace_minutes=15)
ON_TIME = [timedelta(days=-3), timedelta(0), timedelta(minutes=15)]
LATE = {
    timedelta(minutes=15, microseconds=1): "-1",
    timedelta(days=1): "-1",
    timedelta(days=1, seconds=1): "-2",
    timedelta(days=2, seconds=1): "-2.5",
    timedelta(days=400): "-2.5",
}


@pytest.mark.parametrize("after", ON_TIME)
def test_until_the_end_of_the_grace_nothing_is_taken_off(after):
    found = grade([stored("00_cumsum", 8.0, DUE + after)], rules(TENTH))

    assert (found.score, found.is_late) == (8, False)


@pytest.mark.parametrize("after", LATE)
def test_each_day_begun_costs_a_share_of_what_it_is_worth_up_to_the_cap(after):
    found = grade([stored("00_cumsum", 8.0, DUE + after)], rules(TENTH))

    [step] = found.all_steps
    assert (step.by, step.points) == (By.LATE, Decimal(LATE[after]))
    assert found.score == 8 + step.points
    assert found.is_late


def test_no_lateness_takes_a_score_below_nothing():
    found = grade([stored("00_cumsum", 0.5, DUE + timedelta(days=1))], rules(TENTH))

    assert (found.score, found.all_steps[0].points) == (0, Decimal("-0.5"))


def test_an_exercise_that_was_not_handed_in_is_not_late():
    standing = [stored("00_cumsum", 0.0, DUE + timedelta(days=1), submission="")]

    assert not grade(standing, rules(TENTH)).is_late


def test_an_extension_is_one_student_s_due_date():
    at = DUE + timedelta(days=3)
    extended = rules(TENTH, extensions={("ada", "sums"): at})

    assert grade([stored("00_cumsum", 8.0, at)], extended).score == 8
    assert grade([stored("00_cumsum", 8.0, at + timedelta(hours=1))], extended).score == 7


def test_lateness_of_an_unknown_length_costs_nothing_and_is_told():
    found = grade([stored("00_cumsum", 8.0, late=True)], rules(TENTH))

    assert (found.score, found.is_late) == (8, True)
    assert "by how much is not known" in found.all_steps[0].why


def test_an_unknown_time_is_told_where_lateness_costs_something():
    found = grade([stored("00_cumsum", 8.0)], rules(TENTH))

    assert (found.score, found.is_late) == (8, False)
    assert found.all_steps[0].why == "when it was handed in is not known: nothing is taken off"
    assert grade([stored("00_cumsum", 8.0)]).all_steps == ()


def test_what_a_person_adds_comes_after_what_a_rule_takes():
    standing = [stored("00_cumsum", 8.0, DUE + timedelta(days=1)), stored("01_prod", 1.0, DUE)]

    found = grade(standing, rules(TENTH), [change("2", "00_cumsum"), change("-0.25")])

    assert [each.score for each in found.parts] == [9, 1]
    assert found.score == Decimal("9.75")


def test_a_person_may_give_more_than_there_is_and_take_no_more_than_there_is():
    more = grade([stored("00_cumsum", 10.0)], changes=[change("5", "00_cumsum")])
    less = grade([stored("00_cumsum", 1.0)], changes=[change("-5", "00_cumsum"), change("-1")])

    assert more.score == 15
    assert (less.score, [each.points for each in less.all_steps]) == (0, [-1, 0])


def test_what_is_dropped_for_all_counts_neither_way():
    found = grade([stored("00_cumsum", 10.0), stored("01_prod", 0.0)], rules(drop=["01_prod"]))

    assert (found.score, found.max_score) == (10, 10)


def test_a_student_s_lowest_is_dropped_after_lateness():
    standing = [
        stored("00_cumsum", 5.0, DUE + timedelta(days=9)), stored("01_prod", 4.0, DUE),
        stored("02_mean", 6.0, DUE),
    ]  # fmt: skip

    found = grade(standing, rules(TENTH, drop_lowest={"sums": 1}))

    assert [bool(each.dropped) for each in found.parts] == [True, False, False]
    assert (found.score, found.max_score) == (10, 20)
    assert found.all_steps == ()


def test_of_equal_ones_one_is_dropped_and_one_is_always_left():
    equal = grade(
        [stored("00_cumsum", 4.0), stored("01_prod", 4.0)], rules(drop_lowest={"sums": 1})
    )
    alone = grade([stored("00_cumsum", 4.0)], rules(drop_lowest={"sums": 1}))

    assert (equal.score, alone.score) == (4, 4)


def test_a_fault_of_ours_leaves_no_score_and_nothing_is_dropped_for_it():
    found = grade(
        [stored("00_cumsum", None), stored("01_prod", 4.0)], rules(drop_lowest={"sums": 1}),
        [change("3")],
    )  # fmt: skip

    assert found.score is None
    assert not any(each.dropped for each in found.parts)
    assert grade([stored("00_cumsum", None), stored("01_prod", 4.0)],
                 rules(drop=["00_cumsum"])).score == 4  # fmt: skip


POINTS = st.decimals(min_value=-20, max_value=20, places=2, allow_nan=False).filter(bool)


@given(
    scores=st.lists(st.integers(0, 1000), min_size=3, max_size=3),
    days=st.lists(st.integers(-2, 30), min_size=3, max_size=3),
    changes=st.lists(st.tuples(POINTS, st.sampled_from(["", *NAMES])), max_size=4),
    lowest=st.integers(0, 2),
)
def test_checks_and_steps_add_up_to_the_score_and_the_account_shows_it(
    scores, days, changes, lowest
):
    standing = [
        stored(name, score / 100, DUE + timedelta(days=day))
        for name, score, day in zip(NAMES, scores, days, strict=True)
    ]
    given = rules(Late(per_day=0.07, cap=0.9), drop_lowest={"sums": lowest} if lowest else {})

    found = grade(standing, given, [change(f"{points:f}", name) for points, name in changes])

    checks = sum(exact(each.result.score) for each in found.counted)
    assert found.score == checks + sum(each.points for each in found.all_steps) >= 0
    assert list(lines_of(found))[-1].split("= ")[-1].startswith(f"{found.score.normalize():f} of ")
