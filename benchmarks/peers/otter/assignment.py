"""What otter grades with and what students hand in: test files, the autograder zip, a notebook.

A file of checks becomes a test file of the exception-based form, each check a case of it with its
own points. The notebook has a cell for the student's file of each exercise; the cell's metadata
names the test files that otter runs behind it, so that a later cell may define a name anew.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import nbformat
from nbformat import v4

from benchmarks.peers.checks import IMPORTS, Asked, Group, Part, lay_out_kit


def lay_out(folder: Path, parts: Sequence[Part]) -> list[str]:
    """Writes tests/ and what the tests import; gives the names of the latter."""
    (folder / "tests").mkdir(parents=True)
    for part in parts:
        for group in part.groups:
            path = folder / "tests" / f"{group.name}.py"
            path.write_text(_test_file(group), encoding="utf-8")
    return lay_out_kit(folder)


def hand_in(
    folder: Path, student: str, answer_of: Callable[[Part], str], parts: Sequence[Part]
) -> Path:
    """Writes a student's notebook, and gives its path."""
    path = folder / f"{student}.ipynb"
    nbformat.write(notebook(answer_of, parts), path)
    return path


def notebook(answer_of: Callable[[Part], str], parts: Sequence[Part]) -> Any:
    """Gives a notebook with the answers."""
    cells = []
    for part in parts:
        tests = {"tests": [group.name for group in part.groups]}
        cells.append(v4.new_markdown_cell(f"## {part.title}"))
        cells.append(v4.new_code_cell(answer_of(part), metadata={"otter": tests}))
    python = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return v4.new_notebook(cells=cells, metadata={"kernelspec": python})


def _test_file(group: Group) -> str:
    head = f'OK_FORMAT = False\nname = "{group.name}"\npoints = None'
    functions = dict.fromkeys(check.function for check in group.checks)  # once for all parameters
    cases = [_case(number, check) for number, check in enumerate(group.checks)]
    imports = f"from otter.test_files import test_case\n{IMPORTS}"
    return "\n\n\n".join([imports, head, group.shared, *functions, *cases]) + "\n"


def _case(number: int, check: Asked) -> str:
    return (
        f'@test_case(name="{check.name}", points={check.points}, hidden=True)\n'
        f"def _case{number}(env):\n"
        "    submission = Answers(env)\n"
        f"    {check.call}"
    )
