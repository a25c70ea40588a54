"""Exports as other programs read them: a strict CSV reader, and a reader of JUnit reports."""

import csv
import io
from dataclasses import dataclass
from datetime import UTC

import pytest
from nnkit.course import Assignment
from nnkit.exports import junit, tables
from nnkit.gradebook import Grade, Part
from nnkit.results import CheckResult, ExerciseResult, Outcome, Verdict

junitparser = pytest.importorskip("junitparser", reason="junitparser is not installed here.")

NAMES = ["O'Brien, Zoë", 'Ada "Countess" L', "王小明", "a;b", "ben & <co>"]
TEXT = 'Line one\nline two, "quoted"; <b>&amp;</b> 中文 \x1b[31m\x00\ud800'


@dataclass(frozen=True)
class Row:
    """What an export takes of a stored result."""

    result: ExerciseResult
    seconds: float = 0.5
    handed_in: str | None = None
    late: bool = False


def check(outcome):
    points = 2.5 if outcome is Outcome.PASSED else 0.0
    return CheckResult(
        id=f"test_sum.py::test[{outcome}]", title=TEXT, hint=TEXT, outcome=outcome, points=points,
        max_points=2.5, target="total",
    )  # fmt: skip


def exercise(verdict, checks, score):
    return ExerciseResult(
        id="00_sum", file="sum.py", sha256=None, verdict=verdict, message=TEXT,
        notes=["=1+1, a note", "-- " + TEXT.replace("\ud800", "")], score=score, max_score=10.0,
        checks=checks,
    )  # fmt: skip


@pytest.fixture
def grades():
    """A class of difficult names, its last student without a file."""
    ended = exercise(Verdict.OK, [check(each) for each in Outcome], 2.5)
    missing = exercise(Verdict.MISSING, [], 0.0)
    return [
        Grade(name, "sums", (Part(Row(missing if name == NAMES[-1] else ended)),)) for name in NAMES
    ]


def test_a_strict_reader_has_each_cell_of_the_csv(grades):
    assignment = Assignment("sums", None, None, (grades[0].exercises[0],), {})
    text = tables.export(grades, assignment, UTC).decode()

    header, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)

    assert header == [
        "student", "00_sum", "dropped", "late_points", "adjusted_points", "score", "max_score",
        "handed_in", "late", "notes",
    ]  # fmt: skip
    assert [row[0] for row in rows] == NAMES
    assert {len(row) for row in rows} == {len(header)}
    assert [row[5] for row in rows] == ["2.5"] * 4 + ["0"]
    assert all(row[-1].startswith("'=1+1, a note; -- Line one\nline two") for row in rows)


def test_a_reader_of_junit_counts_the_same(grades):
    report = junitparser.JUnitXml.fromstring(junit.export(grades))

    assert [suite.name for suite in report] == [f"{name} 00_sum" for name in NAMES]
    assert (report.tests, report.failures, report.errors, report.skipped) == (17, 4, 5, 4)
    for suite in report:
        kinds = [type(each).__name__ for case in suite for each in case.result]
        assert kinds.count("Failure") == suite.failures
        assert kinds.count("Error") == suite.errors
        assert kinds.count("Skipped") == suite.skipped


def test_a_reader_of_junit_has_the_points_and_the_texts(grades):
    [first, *_] = junitparser.JUnitXml.fromstring(junit.export(grades))
    points = {each.name: each.value for each in first.properties()}
    passed, failed, *_ = first

    assert points == {"points": "2.5", "max_points": "10"}
    assert (passed.classname, passed.is_passed) == ("00_sum.total", True)
    assert 'line two, "quoted"; <b>&amp;</b> 中文 \ufffd' in failed.result[0].message
