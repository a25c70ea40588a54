"""nbgrader's gradebook: a class's grades entered, beside nbgrader's own API, student by student.

The results are made up, of the size of real ones; the gradebook, its tables and its classes are the
real nbgrader's, in a file of SQLite. What is timed ends with the commit.
"""

import random
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook
from nnkit.course import Assignment, load_course
from nnkit.exports.nbgrader.gradebook import write_gradebook
from nnkit.gradebook import Grade, Part
from nnkit.nbgrader_course import released_notebook
from nnkit.notebooks import GradeCell, grade_id_of
from nnkit.results import CheckResult, ExerciseResult, Outcome, Verdict
from nnkit.store.rows import Key, Run, Stored
from nnkit.titles import grade_cells

from benchmarks.clock import ROOT
from benchmarks.table import Row, seconds

CLASS, BY_API = 1000, 20
BUDGET_S = 10.0
_Cells = Mapping[str, Sequence[GradeCell]]


def rows() -> list[Row]:
    """Measures a new gradebook, the same once more, and the API."""
    course = load_course(ROOT)
    assignment = course.assignments[0]
    cells = grade_cells(course, assignment, course.languages)
    notebooks: dict[str, Callable[[], Any]] = {
        each.id: partial(released_notebook, each, course.languages, cells[each.id])
        for each in assignment.exercises
    }
    found = list(_grades(assignment, cells, CLASS))
    with tempfile.TemporaryDirectory(prefix="nnkit-bench-") as folder:
        url = f"sqlite:///{Path(folder) / 'gradebook.db'}"
        write = partial(write_gradebook, url, course, assignment, cells, notebooks, found)
        first, again = _timed(write), _timed(write)
        api = _timed(partial(_by_api, url, course.name, assignment, cells))
    each = first / CLASS
    return [
        Row(
            f"nbgrader's gradebook, {CLASS:,} students", seconds(first),
            f"its API, {BY_API} students", seconds(api), each / (api / BY_API),
            f"at most {BUDGET_S:g} s", first < BUDGET_S,
        ),
        Row("the same once more", seconds(again), "the first time", seconds(first), again / first),
    ]  # fmt: skip


def _timed(work: Callable[[], None]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _by_api(url: str, name: str, assignment: Assignment, cells: _Cells) -> None:
    """Enters students of other names with the Gradebook's methods, each score by itself."""
    with Gradebook(url, name) as book:
        for number in range(BY_API):
            student = f"api{number:03}"
            book.update_or_create_student(student)
            book.update_or_create_submission(assignment.name, student)
            for exercise in assignment.exercises:
                for cell in cells[exercise.id]:
                    grade = book.find_grade(
                        grade_id_of(cell.check), exercise.module, assignment.name, student
                    )
                    grade.auto_score, grade.needs_manual_grade = cell.points, False
            book.db.commit()


def _grades(assignment: Assignment, cells: _Cells, count: int) -> Iterator[Grade]:
    draw = random.Random(0)
    run = Run(1, assignment.name, "2026-12-01", "bench", "0", "0", "cpu", "c")
    for number in range(count):
        student = f"s{number:05}"
        parts = tuple(
            Part(_stored(student, run, each.id, each.file, cells[each.id], draw))
            for each in assignment.exercises
        )
        yield Grade(student, assignment.name, parts)


def _stored(
    student: str,
    run: Run,
    exercise: str,
    file: str,
    cells: Sequence[GradeCell],
    draw: random.Random,
) -> Stored:
    checks = [_check(cell, passed=draw.random() < 0.8) for cell in cells]
    score = sum(each.points for each in checks)
    result = ExerciseResult(
        id=exercise, file=file, sha256="a" * 64, verdict=Verdict.OK, message="", notes=[],
        score=score, max_score=10.0, checks=checks,
    )  # fmt: skip
    key = Key(student, run.assignment, exercise, "s" * 64, "c" * 64, "full")
    at = "2026-12-01T10:00:00+00:00"
    return Stored(1, run, key, 1, result, 0.1, at, at, False, "", "")


def _check(cell: GradeCell, *, passed: bool) -> CheckResult:
    return CheckResult(
        id=cell.check, title=cell.title, outcome=Outcome.PASSED if passed else Outcome.FAILED,
        points=cell.points if passed else 0.0, max_points=cell.points,
        hint="" if passed else "Look at the order of the two.", target="f",
    )  # fmt: skip
