"""`autograded/<student>/<assignment>/` for each student, and what formgrader wants beside it."""

import copy
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from nnkit.collect.paths import read_submission
from nnkit.course import Assignment
from nnkit.exports.nbgrader.autograded import autograded, code_of
from nnkit.gradebook import Grade
from nnkit.notebooks import write_notebook

_TIMESTAMP = "timestamp.txt"


def write_folders(
    into: Path,
    assignment: Assignment,
    grades: Sequence[Grade],
    notebooks: Mapping[str, Callable[[], Any]],
) -> None:
    """Writes each student's notebooks; `notebooks` gives an exercise's released one anew. What was
    handed in is read from `submitted/`, where it lies there; formgrader wants that folder."""
    released = {name: make() for name, make in notebooks.items()}
    for grade in grades:
        submitted = into / "submitted" / grade.student / assignment.name
        submitted.mkdir(parents=True, exist_ok=True)
        handed = read_submission(submitted, assignment.exercises).files
        folder = into / "autograded" / grade.student / assignment.name
        folder.mkdir(parents=True, exist_ok=True)
        for result in grade.exercises:
            code = code_of(handed.get(result.id), released[result.id])
            made = autograded(copy.deepcopy(released[result.id]), result, code)
            module = next(each.module for each in assignment.exercises if each.id == result.id)
            _replace(folder / f"{module}.ipynb", write_notebook(made))
        stamp = submitted / _TIMESTAMP
        if stamp.is_file():
            _replace(folder / _TIMESTAMP, stamp.read_bytes())


def _replace(path: Path, data: bytes) -> None:
    made = path.with_name(f".{path.name}.{os.getpid()}")
    made.write_bytes(data)
    made.replace(path)
