"""Tells apart what a path holds, one submission or a folder of them, and reads one submission.

A submission is a folder with any of the course's files, a .py file, a notebook, or a zip.
"""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from nnkit.collect.archives import is_archive
from nnkit.collect.hand_ins import HandIn, found_in, read
from nnkit.collect.ranks import candidates
from nnkit.collect.submissions import Submission
from nnkit.collect.trees import Folder, Kind, visible
from nnkit.course import Exercise
from nnkit.errors import UsageError
from nnkit.texts import clean


def find_submissions(path: Path, exercises: Iterable[Exercise]) -> list[Path]:
    """Gives the folders (or the one file) under `path` that are a student's submission."""
    exercises = list(exercises)
    names = ", ".join(f"`{exercise.file}`" for exercise in exercises)
    check_is_there(path)
    if not path.is_dir():
        return [path]
    if holds_any(path, exercises):
        return [path]
    folders = [path / e.name for e in visible(Folder(path)) if e.kind is Kind.FOLDER]
    if any(exercises_in(folder, exercises) for folder in folders):
        return folders
    if _is_empty(path):
        raise UsageError(f"{path}: the folder is empty; it should hold {names}.")
    raise UsageError(f"{path}: nothing in it belongs to the course, which asks for {names}.")


def check_is_there(path: Path) -> None:
    """Refuses a path that is not there, or is of no kind that is read."""
    if not os.path.exists(path):  # noqa: PTH110 - Path.exists raises below a locked folder
        raise UsageError(f"{path}: there is no such file or folder; name a submission or a class.")
    if not path.is_dir() and path.suffix.lower() not in (".py", ".ipynb", ".zip"):
        raise UsageError(f"{path}: not a .py file, a notebook, a zip or a folder; unpack it first.")


def _is_empty(folder: Path) -> bool:
    try:
        return next(folder.iterdir(), None) is None
    except OSError as error:
        raise UsageError(f"{folder}: the folder cannot be read ({error.strerror}).") from None


def holds_any(folder: Path, exercises: Sequence[Exercise]) -> bool:
    """Whether a folder itself holds a file of an exercise, however it is called."""
    tree = Folder(folder)
    return any(True for exercise in exercises for _ in candidates(tree, "", exercise))


def exercises_in(path: Path, exercises: Iterable[Exercise]) -> list[Exercise]:
    """Gives the exercises of which a submission holds a file."""
    exercises = list(exercises)
    found = found_in(HandIn(("",), path), exercises)
    return [exercise for exercise in exercises if exercise.id in found]


def read_submission(path: Path, exercises: Iterable[Exercise]) -> Submission:
    """Reads a submission's files; what is wrong with one of them becomes its `problem`.

    A single file of no exercise's name stands for every one of `exercises`, so that `--exercise`
    can say what it is.
    """
    return read(HandIn((student_of(path),), path), list(exercises))


def student_of(path: Path) -> str:
    """Gives the name of a folder, of a zip, or of the folder that a file lies in."""
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - links stay as they are
    if path.is_dir():
        return clean(absolute.name)
    return clean(absolute.stem if is_archive(path.name) else absolute.parent.name)
