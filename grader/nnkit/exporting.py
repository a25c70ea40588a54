"""From the store to another system's files: which export, what it needs, where it goes.

A file appears whole or not at all. Who could not be placed is told, on both sides; a student with a
fault of ours has no number in any export.
"""

import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from nnkit.collect.rosters import Person, read_roster
from nnkit.course import Assignment, Course
from nnkit.errors import UsageError
from nnkit.exports import canvas, classroom50, gradescope, junit, moodle, tables
from nnkit.exports.cells import Sheet
from nnkit.exports.concerns import concerns
from nnkit.exports.filled import Filled
from nnkit.exports.nbgrader.folders import write_folders
from nnkit.exports.nbgrader.gradebook import check_version, write_gradebook
from nnkit.gradebook import Grade, plain
from nnkit.grades import grades
from nnkit.nbgrader_course import released_notebook
from nnkit.store.store import Store
from nnkit.titles import grade_cells

_FILLED = {"canvas": canvas.export, "moodle": moodle.export}
_MOST_NAMED = 20


@dataclass(frozen=True)
class Asked:
    """What was typed."""

    to: str
    template: Path | None = None
    column: str | None = None
    roster: Path | None = None
    into: Path | None = None
    gradebook: str | None = None


@dataclass(frozen=True)
class Told:
    """What is to be said of an export, and whether somebody has no score by a fault of ours."""

    said: tuple[str, ...]
    has_faults: bool


def export(store: Store, course: Course, assignment: Assignment, asked: Asked) -> Told:
    """Writes the grades of an assignment; UsageError says what is missing."""
    found = list(grades(store, course, assignment))
    if not found:
        raise UsageError(f"{store.name}: there is no result of `{assignment.name}` in it.")
    if asked.to in _FILLED:
        said = _filled(course, assignment, asked, found)
    elif asked.to == "nbgrader":
        said = _to_nbgrader(course, assignment, asked, found)
    elif asked.to in ("csv", "junit"):
        zone = course.rules.zone
        data = tables.export(found, assignment, zone) if asked.to == "csv" else junit.export(found)
        _write(asked.into, data)
        said = []
    else:
        said = _by_student(course, asked, found)
    said += [
        _named(what, students)
        for what, students in concerns(asked.to, course, assignment, found)
        if students
    ]
    return Told(tuple(said), any(each.score is None for each in found))


def _filled(
    course: Course, assignment: Assignment, asked: Asked, found: Sequence[Grade]
) -> list[str]:
    if asked.template is None:
        raise UsageError(f"`--to {asked.to}` fills in its own export; name it with `--template`.")
    try:
        sheet = Sheet(str(asked.template), asked.template.read_bytes())
    except OSError as error:
        raise UsageError(f"{asked.template}: it cannot be read ({error.strerror}).") from None
    people: Sequence[Person] = list(read_roster(asked.roster)) if asked.roster else []
    titles = [assignment.title.get(lang) for lang in course.languages] + [assignment.name]
    titles = [asked.column] if asked.column else titles
    filled: Filled = _FILLED[asked.to](sheet, found, people, titles)
    _write(asked.into, filled.data)
    said = [f"{filled.written} grades filled in"]
    if filled.most is not None:
        ours = plain(max(each.max_score for each in found))
        said.append(
            f"the template's grades are out of {plain(filled.most)}, those here out of {ours}: "
            "they are written as they are"
        )
    if filled.excused:
        said.append(_named("excused or not assigned in the template, and left so", filled.excused))
    if filled.without_row:
        said.append(_named("no row in the template", filled.without_row))
    if filled.without_grade:
        said.append(_named("in the template, and not graded here", filled.without_grade))
    return said


def _to_nbgrader(
    course: Course, assignment: Assignment, asked: Asked, found: Sequence[Grade]
) -> list[str]:
    """Writes the notebooks, then the gradebook: a run that is stopped is made good by the next."""
    if asked.into is None:
        raise UsageError("name the nbgrader course's folder with `--into`.")
    check_version()
    cells = grade_cells(course, assignment, course.languages)
    notebooks = {
        each.id: partial(released_notebook, each, course.languages, cells[each.id])
        for each in assignment.exercises
    }
    try:
        write_folders(asked.into, assignment, found, notebooks)
    except OSError as error:
        raise UsageError(f"{asked.into}: it cannot be written ({error.strerror}).") from None
    url = asked.gradebook or f"sqlite:///{asked.into.absolute() / 'gradebook.db'}"
    write_gradebook(url, course, assignment, cells, notebooks, found)
    return [f"{len(found)} students in the gradebook and below {asked.into / 'autograded'}"]


def _by_student(course: Course, asked: Asked, found: Sequence[Grade]) -> list[str]:
    if asked.into is None:
        raise UsageError(f"`--to {asked.to}` is a file a student; name a folder with `--into`.")
    make: Callable[[Grade], Any] = gradescope.results_json
    name = "results.json"
    if asked.to == "classroom50":
        make, name = (lambda grade: classroom50.result_json(grade, course.name)), "result.json"
    count = 0
    for path, told in _folders(asked.into, name, found, make):
        text = json.dumps(told, ensure_ascii=False, allow_nan=False, indent=1)
        _write(path, f"{text}\n".encode())
        count += 1
    return [f"{count} files below {asked.into}"]


def _folders(
    into: Path, name: str, found: Sequence[Grade], make: Callable[[Grade], Any]
) -> Iterator[tuple[Path, Any]]:
    """Gives what is to be written of each student, and where; ids are no paths, they were looked at
    when they were collected."""
    for grade in found:
        told = make(grade)
        if told is not None:
            yield into / grade.student / name, told


def _write(path: Path | None, data: bytes) -> None:
    if path is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    made = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with made.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        made.replace(path)
    except OSError as error:
        raise UsageError(f"{path}: it cannot be written ({error.strerror}).") from None
    finally:
        made.unlink(missing_ok=True)


def _named(what: str, names: Sequence[str]) -> str:
    more = len(names) - _MOST_NAMED
    listed = ", ".join(names[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
    return f"{what}: {listed}"
