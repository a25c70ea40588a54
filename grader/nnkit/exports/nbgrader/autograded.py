"""The notebooks below `autograded/`: the released cells, the student's code, and what came of it.

They are made of the released cells and never of a student's own: whatever was deleted, doubled or
put in another order there, each cell that the gradebook knows is in its place. All of the student's
code stands in the one cell to fill. A student may read them: titles and hints, never a message.
"""

from collections.abc import Mapping
from typing import Any

from nnkit.collect.submissions import Handed
from nnkit.notebooks import SOLUTION, grade_id_of, nbformat
from nnkit.results import CheckResult, ExerciseResult, Outcome

_SIGNS = {Outcome.PASSED: "passed", Outcome.SKIPPED: "not run: a check that it needs failed"}


def autograded(notebook: Any, result: ExerciseResult, code: str | None) -> Any:
    """Gives the released notebook with the code and, below each grade cell, the outcome."""
    found = {grade_id_of(each.id): each for each in result.checks}
    for number, cell in enumerate(notebook.cells, start=1):
        name = cell.metadata["nbgrader"]["grade_id"]
        if name == SOLUTION:
            cell.source = code if code is not None else "# Nothing was handed in."
        elif cell.metadata["nbgrader"]["grade"]:
            cell.execution_count = number
            text = said(found[name]) if name in found else result.message or "not graded"
            cell.outputs = [nbformat().v4.new_output("stream", name="stdout", text=f"{text}\n")]
    return notebook


def said(check: CheckResult) -> str:
    """Gives what a student may read of a check."""
    lines = [_SIGNS.get(check.outcome, "failed")]
    return "\n".join([*lines, *([check.hint] if check.hint and check.outcome in _WRONG else [])])


_WRONG = (Outcome.FAILED, Outcome.ERRORED)


def comment_of(result: ExerciseResult) -> str:
    """Gives the comment below the student's code: the verdict's sentence, and each hint once."""
    hints = [each.hint for each in result.checks if each.outcome in _WRONG and each.hint]
    return "\n\n".join(dict.fromkeys([*([result.message] if result.message else []), *hints]))


def code_of(handed: Handed | None, notebook: Any) -> str | None:
    """Gives a student's code as one text: of a notebook all cells that are not the released one's,
    in their order, else the file. None for what is not there, or cannot be read."""
    if handed is None or handed.problem:
        return None
    if handed.cells is None:
        return handed.data.decode("utf-8", "replace")
    ours = {each.source.strip() for each in notebook.cells if each.id != SOLUTION}
    return "\n\n".join(each for each in handed.cells if each.strip() not in ours)


def points_of(result: ExerciseResult) -> Mapping[str, float]:
    """Gives the points by the ids of the grade cells."""
    return {grade_id_of(each.id): each.points for each in result.checks}
