"""Tells apart what a path holds, one submission or a folder of them, and reads one submission.

A submission is a folder with any of the course's files, a .py file, a notebook, or a zip.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from nnkit.collect.archives import is_archive
from nnkit.collect.given import absolute, check_is_there
from nnkit.collect.hand_ins import HandIn, found_in, read
from nnkit.collect.ranks import candidates
from nnkit.collect.submissions import Submission
from nnkit.collect.trees import Folder, Kind, visible
from nnkit.course import Exercise
from nnkit.errors import CollectError, UsageError
from nnkit.texts import clean


def find_submissions(path: Path, exercises: Iterable[Exercise]) -> list[Path]:
    """Gives the folders (or the one file) under `path` that are a student's submission."""
    exercises = list(exercises)
    check_is_there(path)
    try:
        if not path.is_dir() or holds_any(path, exercises):
            return [path]
        folders = [path / e.name for e in visible(Folder(path)) if e.kind is Kind.FOLDER]
    except CollectError as error:
        raise UsageError(f"{path}: {error}") from None
    if any(exercises_in(folder, exercises) for folder in folders):
        return folders
    names = ", ".join(f"`{exercise.file}`" for exercise in exercises)
    if next(path.iterdir(), None) is None:
        raise UsageError(f"{path}: the folder is empty; it should hold {names}.")
    raise UsageError(f"{path}: nothing in it belongs to the course, which asks for {names}.")


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
    whole = absolute(path)
    if path.is_dir():
        return clean(whole.name)
    return clean(whole.stem if is_archive(path.name) else whole.parent.name)
