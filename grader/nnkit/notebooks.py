"""Notebooks of exercises: the statement, a cell to fill, a cell that checks.

Made of the exercise's own files by nbformat; the same files give the same bytes. The cells' ids are
fixed: `statement`, `solution`, `check`, and one for each hidden check of a notebook for nbgrader,
whose metadata is of its schema 3. Magics stand in what is to run in Jupyter alone: the box leaves
them out, so that a notebook can be handed in as it is.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from nnkit.course import Exercise
from nnkit.errors import UsageError

SOLUTION = "solution"
_SCHEMA = 3  # of nbgrader's cell metadata
_READABLE = 40  # characters of a check's name in its cell's id
_PAGES = {"en": "README.md", "zh": "README.zh.md"}
_KERNEL = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


@dataclass(frozen=True)
class GradeCell:
    """What a notebook for nbgrader shows of one hidden check: never more than its title."""

    check: str  # its id
    title: str
    points: float


def notebook_of(
    exercise: Exercise, langs: Sequence[str], graded: Sequence[GradeCell] = (), *, nbgrader: bool
) -> Any:
    """Gives an exercise's notebook in the languages, one statement after another; for nbgrader with
    a locked cell for each check, in the order given. UsageError without nbformat."""
    cells = [*_statements(exercise, langs), _solution(exercise), _check(exercise)]
    cells += [_graded(each) for each in graded]
    if not nbgrader:
        for cell in cells:
            cell.metadata = {}
    return nbformat().v4.new_notebook(cells=cells, metadata=_KERNEL)


def write_notebook(notebook: Any) -> bytes:
    """Gives a notebook's file."""
    text: str = nbformat().v4.writes(notebook)  # as it is: a schema takes longer than all the rest
    return (text.rstrip("\n") + "\n").encode()


def grade_id_of(check: str) -> str:
    """Gives the id of a check's cell: its name, as far as an id may hold it, and a digest of its
    own id, so that it depends on nothing else."""
    name = re.sub(r"[^A-Za-z0-9]+", "-", check.rpartition("::")[2].removeprefix("test_"))
    digest = hashlib.sha256(check.encode()).hexdigest()[:8]
    return f"check-{name[:_READABLE].strip('-')}-{digest}"


def is_grade_id(name: str) -> bool:
    """Whether a cell's id is one of a check, of this version of the course or of a former one."""
    return re.fullmatch(r"check-[A-Za-z0-9-]*-[0-9a-f]{8}", name) is not None


def nbformat() -> Any:
    """Gives nbformat; UsageError where it is not installed."""
    try:
        import nbformat
    except ImportError:
        raise UsageError(
            "a notebook is written with nbformat, which is not installed; "
            "type `pip install 'nnkit[instructor]'`."
        ) from None
    return nbformat


def _statements(exercise: Exercise, langs: Sequence[str]) -> Iterator[Any]:
    for lang in langs:
        text = (exercise.folder / _PAGES[lang]).read_text(encoding="utf-8")
        name = "statement" if lang == "en" else f"statement-{lang}"
        yield _cell("markdown", name, text, locked=True)


def _solution(exercise: Exercise) -> Any:
    stub = (exercise.folder / exercise.file).read_text(encoding="utf-8")
    return _cell("code", SOLUTION, stub, solution=True)


def _check(exercise: Exercise) -> Any:
    return _cell("code", "check", f"%load_ext nnkit\n%nnkit check {exercise.id}", locked=True)


def _graded(each: GradeCell) -> Any:
    source = f"# {each.points:g}: {each.title}\n%nnkit graded"
    return _cell("code", grade_id_of(each.check), source, grade=True, points=each.points)


def _cell(kind: str, name: str, source: str, **own: Any) -> Any:
    """Makes a cell; `own` is what nbgrader is told of it beside the rule."""
    make = getattr(nbformat().v4, f"new_{kind}_cell")
    grade = own.get("grade", False)
    told = {
        "schema_version": _SCHEMA, "grade_id": name, "grade": grade, "task": False,
        "solution": False, "locked": grade, **own,
    }  # fmt: skip
    metadata = {"nbgrader": told, "deletable": False}
    if told["locked"]:
        metadata["editable"] = False
    return make(source.strip("\n"), id=name, metadata=metadata)
