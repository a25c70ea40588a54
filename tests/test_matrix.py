"""The kill matrix: which sign stands where, on a terminal and as a page."""

import io
import re
from pathlib import Path

import pytest
from nnkit.course import load_course
from nnkit.results import CheckResult, ExerciseResult, Outcome, Verdict
from nnkit.show import matrix
from nnkit.verify.answers import Runs
from nnkit.verify.case import Case
from nnkit.verify.matrix import report_on
from nnkit.verify.report import ExerciseReport, Matrix, Report, Row
from nnkit.verify.trials import Form, Kind, Run, Trial
from rich.console import Console

RIGHT = Path(__file__).parent / "courses" / "right"
PASSED, FAILED, SKIPPED = Outcome.PASSED, Outcome.FAILED, Outcome.SKIPPED


@pytest.fixture
def case():
    course = load_course(RIGHT)
    return Case(course, course.exercises[0])


def result(outcomes):
    """An exercise's result from the outcomes of its checks."""
    checks = [
        CheckResult(id=f"test_double.py::{name}", title="", outcome=each, points=0, max_points=1)
        for name, each in outcomes
    ]
    return ExerciseResult(
        id="00_double", file="double.py", sha256=None, verdict=Verdict.OK, message="", notes=[],
        score=0, max_score=10, checks=checks,
    )  # fmt: skip


def run(kind, path, outcomes, form=Form.PLAIN, seed=0):
    return Run(Trial("00_double", kind, path, form, seed), result(outcomes), {}, {}, 0.25)


def a_report(rows, checks=("test_a", "test_b", "test_c")):
    exercise = ExerciseReport(
        id="05_sgd", checks=len(checks), alternatives=0, mutants=len(rows), siblings=0, runs=3,
        seconds=1.5, matrix=Matrix(list(checks), rows),
    )  # fmt: skip
    return Report(findings=[], exercises=[exercise], seconds=2.0)


def test_a_matrix_has_a_row_for_each_mutant_in_the_order_of_the_checks(case):
    reference = [("test_whole_number", PASSED), ("test_fraction[a]", PASSED)]
    mutant = [("test_whole_number", SKIPPED), ("test_fraction[a]", FAILED)]
    same = case.mutants[0]
    runs = Runs(
        case,
        (run(Kind.REFERENCE, case.reference, reference), run(Kind.MUTANT, same, mutant)),
    )

    report = report_on(runs)

    assert report.matrix.checks == ["test_whole_number", "test_fraction"]
    assert report.matrix.rows == [
        Row("same", "test_whole_number", [SKIPPED, FAILED], Verdict.OK),
    ]
    assert (report.runs, report.seconds) == (2, 0.5)


def test_a_check_of_several_parameters_kills_when_one_of_them_does(case):
    twice = [("test_fraction[a]", PASSED), ("test_fraction[b]", FAILED)]
    runs = Runs(
        case,
        (
            run(Kind.REFERENCE, case.reference, [("test_fraction[a]", PASSED)]),
            run(Kind.MUTANT, case.mutants[0], twice),
        ),
    )

    assert report_on(runs).matrix.rows[0].outcomes == [FAILED]


def test_runs_under_other_seeds_and_forms_make_no_rows(case):
    outcomes = [("test_fraction", FAILED)]
    runs = Runs(
        case,
        (
            run(Kind.REFERENCE, case.reference, [("test_fraction", PASSED)]),
            run(Kind.REFERENCE, case.reference, outcomes, form=Form.FLOAT64),
            run(Kind.MUTANT, case.mutants[0], outcomes),
            run(Kind.MUTANT, case.mutants[0], outcomes, seed=1),
        ),
    )

    assert len(report_on(runs).matrix.rows) == 1


@pytest.mark.parametrize(
    ("outcomes", "killer", "signs"),
    [
        ([FAILED, PASSED, PASSED], "test_a", "●··"),
        ([FAILED, Outcome.ERRORED, SKIPPED], "test_b", "○●-"),
        ([FAILED, PASSED, PASSED], "test_c", "○·!"),
        ([FAILED, PASSED, SKIPPED], "test_c", "○·!"),
        ([PASSED, PASSED, PASSED], "", "···"),
    ],
)
def test_a_sign_says_how_a_check_ended(outcomes, killer, signs):
    row = Row("m", killer, outcomes, Verdict.OK)

    assert "".join(matrix.signs(["test_a", "test_b", "test_c"], row)) == signs


def test_a_terminal_shows_checks_by_number_and_a_line_a_mutant():
    console = Console(file=io.StringIO(), width=20)

    matrix.show(console, a_report([Row("sign_flipped", "test_b", [PASSED, FAILED, SKIPPED], "ok")]))

    assert console.file.getvalue().splitlines()[:6] == [
        "05_sgd",
        "   1 test_a",
        "   2 test_b",
        "   3 test_c",
        "              1  2  3",
        "sign_flipped  ·  ●  -",
    ]


def test_an_exercise_that_could_not_be_run_has_a_head_only():
    console = Console(file=io.StringIO())

    matrix.show(console, a_report([], checks=()))

    assert console.file.getvalue().splitlines()[0] == "05_sgd"


def test_a_page_needs_nothing_else_and_shows_names_as_text():
    page = matrix.to_html(a_report([Row("<script>", "test_a", [FAILED, PASSED, PASSED], "ok")]))

    assert page.startswith("<!doctype html>")
    assert "&lt;script&gt;" in page
    assert "<script" not in page
    assert not re.search(r"https?:|src=|@import", page)
    assert "●" in page
