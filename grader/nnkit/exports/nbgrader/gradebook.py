"""nbgrader's gradebook.db, written in bulk: its own mapped classes, one transaction.

Through the Gradebook's methods a student takes a sixth of a second. Assignment, notebooks and cells
are made with them, since they know how; students, submissions, grades and comments are inserted and
updated here. What a human entered (manual score, extra credit, comment) is never touched; where a
score below it changed, the cell asks to be looked at again. After nbgrader 0.9, api.py.
"""

import contextlib
import os
import sys
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import metadata
from pathlib import Path
from typing import Any

from nnkit.course import Assignment, Course
from nnkit.errors import UsageError
from nnkit.exports.nbgrader.autograded import comment_of, points_of
from nnkit.exports.nbgrader.places import Places, make_places, naive
from nnkit.gradebook import By, Grade, added
from nnkit.notebooks import SOLUTION, GradeCell, grade_id_of
from nnkit.results import ExerciseResult, Verdict

_KNOWN = "0.9."


def check_version() -> None:
    """Refuses an nbgrader that this was not written for, in one sentence."""
    try:
        version = metadata.version("nbgrader")
    except metadata.PackageNotFoundError:
        raise UsageError(
            "nbgrader is not installed; type `pip install 'nnkit[instructor]'`."
        ) from None
    if not version.startswith(_KNOWN):
        raise UsageError(
            f"nbgrader {version} is not known here, its gradebook may be another one; install "
            f"`nbgrader>={_KNOWN}5,<0.10`."
        )


def write_gradebook(
    url: str,
    course: Course,
    assignment: Assignment,
    cells: Mapping[str, Sequence[GradeCell]],
    notebooks: Mapping[str, Callable[[], Any]],
    grades: Sequence[Grade],
) -> None:
    """Enters what counts for all students; all or nothing of them."""
    check_version()
    from nbgrader.api import Gradebook

    with _alembic_at_hand(), Gradebook(url, course.name) as book:
        session = book.db
        released = {name: make() for name, make in notebooks.items()}
        try:
            places = make_places(book, course, assignment, cells, released)
            submissions = _submissions(session, places, grades)
            entered = _notebooks(session, places, submissions)
            _grades(session, places, entered, grades, cells)
            _comments(session, places, entered, grades)
            _penalties(session, entered, grades)
            session.commit()
        except BaseException:
            session.rollback()
            raise


@contextlib.contextmanager
def _alembic_at_hand() -> Iterator[None]:
    """Lets nbgrader find the program `alembic`, which it calls by name for a new gradebook: it lies
    beside this Python, whether or not that is on the PATH."""
    former = os.environ.get("PATH", "")
    os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{former}"
    try:
        yield
    finally:
        os.environ["PATH"] = former


def _submissions(session: Any, places: Places, grades: Sequence[Grade]) -> dict[str, str]:
    """Gives each student's submission, made where there is none."""
    from nbgrader.api import Student, SubmittedAssignment

    students = {name for (name,) in session.query(Student.id)}
    _insert(session, Student, ({"id": each.student} for each in grades
                               if each.student not in students))  # fmt: skip
    query = session.query(SubmittedAssignment.student_id, SubmittedAssignment.id)
    known = dict(query.filter(SubmittedAssignment.assignment_id == places.assignment).all())
    rows = [
        {
            "id": known.get(each.student) or _new_id(),
            "assignment_id": places.assignment,
            "student_id": each.student,
            "timestamp": naive(each.handed_in),
        }
        for each in grades
    ]
    _insert(session, SubmittedAssignment, (row for row in rows if row["student_id"] not in known))
    _update(session, SubmittedAssignment, (row for row in rows if row["student_id"] in known))
    return {str(row["student_id"]): str(row["id"]) for row in rows}


def _notebooks(
    session: Any, places: Places, submissions: Mapping[str, str]
) -> dict[tuple[str, str], str]:
    """Gives each student's notebook of each exercise, made where there is none."""
    from nbgrader.api import SubmittedNotebook

    query = session.query(
        SubmittedNotebook.assignment_id, SubmittedNotebook.notebook_id, SubmittedNotebook.id
    ).filter(SubmittedNotebook.notebook_id.in_(places.notebooks.values()))
    known = {(submission, notebook): own for submission, notebook, own in query}
    found, new = {}, []
    for student, submission in submissions.items():
        for exercise, notebook in places.notebooks.items():
            own = known.get((submission, notebook))
            if own is None:
                own = _new_id()
                new.append(
                    {"id": own, "assignment_id": submission, "notebook_id": notebook,
                     "flagged": False}
                )  # fmt: skip
            found[student, exercise] = own
    _insert(session, SubmittedNotebook, new)
    return found


def _grades(
    session: Any,
    places: Places,
    notebooks: Mapping[tuple[str, str], str],
    grades: Sequence[Grade],
    cells: Mapping[str, Sequence[GradeCell]],
) -> None:
    from nbgrader.api import Grade as Row

    query = session.query(
        Row.notebook_id, Row.cell_id, Row.id, Row.auto_score, Row.manual_score,
        Row.needs_manual_grade,
    )  # fmt: skip
    known = {(notebook, cell): rest for notebook, cell, *rest in query}
    new, changed = [], []
    for grade in grades:
        results = {each.id: each for each in grade.exercises}
        for exercise, wanted in cells.items():
            scores = _scores(results.get(exercise), wanted)
            for name, score in scores.items():
                place = (notebooks[grade.student, exercise], places.cells[exercise, name])
                if place not in known:
                    new.append(
                        {"id": _new_id(), "notebook_id": place[0], "cell_id": place[1],
                         "auto_score": score, "needs_manual_grade": score is None}
                    )  # fmt: skip
                    continue
                own, former, manual, needs = known[place]
                again = (former != score or needs) if manual is not None else score is None
                if (former, needs) != (score, again):
                    changed.append({"id": own, "auto_score": score, "needs_manual_grade": again})
    _insert(session, Row, new)
    _update(session, Row, changed)


def _scores(result: ExerciseResult | None, cells: Sequence[GradeCell]) -> dict[str, float | None]:
    """Gives the points of each grade cell: 0 for what was not handed in, None where the fault is
    ours, or nothing was graded."""
    names = [grade_id_of(each.check) for each in cells]
    if result is None or result.verdict is Verdict.INTERNAL_ERROR:
        return dict.fromkeys(names)
    points = points_of(result)
    return {name: points.get(name, 0.0) for name in names}


def _comments(
    session: Any,
    places: Places,
    notebooks: Mapping[tuple[str, str], str],
    grades: Sequence[Grade],
) -> None:
    from nbgrader.api import Comment

    query = session.query(Comment.notebook_id, Comment.cell_id, Comment.id)
    known = {(notebook, cell): own for notebook, cell, own in query}
    new, changed = [], []
    for grade in grades:
        for result in grade.exercises:
            place = (notebooks[grade.student, result.id], places.cells[result.id, SOLUTION])
            text = comment_of(result)
            if place in known:
                changed.append({"id": known[place], "auto_comment": text})
            else:
                new.append(
                    {"id": _new_id(), "notebook_id": place[0], "cell_id": place[1],
                     "auto_comment": text}
                )  # fmt: skip
    _insert(session, Comment, new)
    _update(session, Comment, changed)


def _penalties(
    session: Any, notebooks: Mapping[tuple[str, str], str], grades: Sequence[Grade]
) -> None:
    """Enters what lateness takes off, notebook by notebook; nbgrader subtracts it."""
    from nbgrader.api import SubmittedNotebook

    known = dict(session.query(SubmittedNotebook.id, SubmittedNotebook.late_submission_penalty))
    changed = []
    for grade in grades:
        for part in grade.parts:
            own = notebooks[grade.student, part.result.id]
            off = -added(each for each in part.steps if each.by is By.LATE)
            if (known[own] or 0) != float(off):
                changed.append({"id": own, "late_submission_penalty": float(off)})
    _update(session, SubmittedNotebook, changed)


def _insert(session: Any, kind: Any, rows: Iterable[Mapping[str, Any]]) -> None:
    if listed := list(rows):
        session.execute(kind.__table__.insert(), listed)


def _update(session: Any, kind: Any, rows: Iterable[Mapping[str, Any]]) -> None:
    if listed := list(rows):
        session.bulk_update_mappings(kind, listed)


def _new_id() -> str:
    return uuid.uuid4().hex
