"""Where grades go in nbgrader's gradebook: the assignment, its notebooks and their cells.

Made with the Gradebook's methods where it is little, since they know how; a cell of a check that
left the course keeps its row, with no points.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from nnkit.course import Assignment, Course
from nnkit.notebooks import SOLUTION, GradeCell, grade_id_of, is_grade_id


@dataclass(frozen=True)
class Places:
    """The gradebook's own ids: of the assignment, of notebooks by exercise, of cells by both."""

    assignment: str
    notebooks: Mapping[str, str]
    cells: Mapping[tuple[str, str], str]


def make_places(
    book: Any,
    course: Course,
    assignment: Assignment,
    cells: Mapping[str, Sequence[GradeCell]],
    released: Mapping[str, Any],
) -> Places:
    """Makes the assignment, its notebooks and their cells, as far as they are not there."""
    made = book.update_or_create_assignment(
        assignment.name, duedate=naive(assignment.due), course_id=course.name
    )
    notebooks: dict[str, str] = {}
    ids: dict[tuple[str, str], str] = {}
    for exercise in assignment.exercises:
        notebook = book.update_or_create_notebook(exercise.module, assignment.name, kernelspec="{}")
        notebooks[exercise.id] = notebook.id
        found = _make_cells(book.db, notebook, cells[exercise.id])
        ids |= {(exercise.id, name): cell.id for name, cell in found.items()}
        _make_sources(book.db, notebook, released[exercise.id])
    return Places(made.id, notebooks, ids)


def _make_cells(session: Any, notebook: Any, cells: Sequence[GradeCell]) -> dict[str, Any]:
    """Gives the notebook's cells that have grades or comments, by name; new ones come in together,
    where the Gradebook's method writes each by itself."""
    from nbgrader.api import GradeCell as Row
    from nbgrader.api import SolutionCell

    known = {each.name: each for each in [*notebook.grade_cells, *notebook.solution_cells]}
    for each in cells:
        name = grade_id_of(each.check)
        if name not in known:
            known[name] = Row(name=name, notebook=notebook, cell_type="code")
        known[name].max_score = each.points
    wanted = {grade_id_of(each.check) for each in cells}
    for cell in notebook.grade_cells:
        if is_grade_id(cell.name) and cell.name not in wanted:
            _retire(cell)
    if SOLUTION not in known:
        known[SOLUTION] = SolutionCell(name=SOLUTION, notebook=notebook)
    session.add_all(known.values())
    session.flush()
    return known


def _retire(cell: Any) -> None:
    """Takes the points from the cell of a check that is not in the course any more; what a human
    entered there stays."""
    cell.max_score = 0
    for grade in cell.grades:
        grade.auto_score, grade.needs_manual_grade = 0, False


def _make_sources(session: Any, notebook: Any, released: Any) -> None:
    """Enters the released cells as they are: nbgrader puts them back before it grades by itself."""
    from nbgrader.api import SourceCell

    known = {each.name: each for each in notebook.source_cells}
    for cell in released.cells:
        told = cell.metadata["nbgrader"]
        name = told["grade_id"]
        row = known.get(name) or SourceCell(name=name, notebook=notebook)
        row.cell_type, row.locked = cell.cell_type, told["locked"]
        row.source, row.checksum = cell.source, told["checksum"]
        session.add(row)
    session.flush()


def naive(at: datetime | None) -> datetime | None:
    """Gives a time as nbgrader stores it: UTC, without saying so."""
    return at.astimezone(UTC).replace(tzinfo=None) if at and at.tzinfo else at
