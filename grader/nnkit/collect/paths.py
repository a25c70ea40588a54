"""One submission by its path: a folder with any of the course's files, a .py file, a notebook, or
a zip."""

from collections.abc import Iterable
from pathlib import Path

from nnkit.collect.archives import is_archive
from nnkit.collect.given import absolute
from nnkit.collect.hand_ins import HandIn, found_in, read
from nnkit.collect.submissions import Submission
from nnkit.course import Exercise
from nnkit.texts import clean


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
