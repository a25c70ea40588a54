"""The course that nbgrader grades: its source notebook, its settings, and what students hand in.

One notebook holds the six exercises: a cell for the student's file of each, then the checks of it,
each an autograder test cell with its own points and hidden in the release.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import nbformat
from nbformat import v4

from benchmarks.peers.checks import IMPORTS, Asked, Part, lay_out_kit

ASSIGNMENT = "neural-networks"
_NOTEBOOK = f"{ASSIGNMENT}/{ASSIGNMENT}.ipynb"
_CONFIG = f"""c = get_config()
c.CourseDirectory.course_id = "{ASSIGNMENT}"
c.ExecutePreprocessor.timeout = 300
"""


def lay_out(folder: Path, parts: Sequence[Part]) -> None:
    """Writes nbgrader_config.py and source/."""
    path = folder / "source" / _NOTEBOOK
    path.parent.mkdir(parents=True)
    (folder / "nbgrader_config.py").write_text(_CONFIG, encoding="utf-8")
    nbformat.write(notebook(parts), path)
    lay_out_kit(path.parent)


def hand_in(folder: Path, student: str, answer_of: Callable[[Part], str], parts: Any) -> None:
    """Fills the released notebook with a student's answers, and puts it into submitted/."""
    answers = {f"answer-{part.name}": answer_of(part) for part in parts}
    filled = nbformat.read(folder / "release" / _NOTEBOOK, as_version=4)
    for cell in filled.cells:
        name = cell.metadata.get("nbgrader", {}).get("grade_id")
        cell.source = answers.get(name, cell.source)
    path = folder / "submitted" / student / _NOTEBOOK
    path.parent.mkdir(parents=True)
    nbformat.write(filled, path)


def notebook(parts: Sequence[Part]) -> Any:
    """Gives the instructor's notebook."""
    start = f"{IMPORTS}\n\nsubmission = Answers(globals())"
    cells = [_cell("start", start)]
    for part in parts:
        cells.append(v4.new_markdown_cell(f"## {part.title}"))
        cells.append(_cell(f"answer-{part.name}", part.reference, solution=True))
        for group in part.groups:
            cells.append(_cell(group.name, group.shared))
            cells += [_test(check) for check in group.checks]
    python = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return v4.new_notebook(cells=cells, metadata={"kernelspec": python})


def _test(check: Asked) -> Any:
    text = f"{check.function}\n\n\n{check.call}"
    hidden = f"### BEGIN HIDDEN TESTS\n{text}\n### END HIDDEN TESTS"
    return _cell(check.name, hidden, points=check.points)


def _cell(name: str, text: str, solution: bool = False, points: float | None = None) -> Any:
    """Gives a code cell with nbgrader's metadata, schema 3: a read-only one unless told."""
    own: dict[str, Any] = {
        "schema_version": 3, "grade_id": name, "grade": points is not None, "solution": solution,
        "locked": not solution, "task": False,
    }  # fmt: skip
    own |= {} if points is None else {"points": points}
    return v4.new_code_cell(text, metadata={"nbgrader": own})
