"""One hand-in: where it lies, and how it is read.

A `HandIn` is small and is sent to whoever grades: a worker opens the place itself. What lies in the
archive of a whole class is named by the entries of that archive, so that nobody reads its list of
contents again for each student.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from nnkit.collect.archives import Archive, open_archive
from nnkit.collect.contents import Contents
from nnkit.collect.directory import Member
from nnkit.collect.given import is_lone
from nnkit.collect.ranks import is_any
from nnkit.collect.reading import read_file, read_tree
from nnkit.collect.submissions import Handed, Submission
from nnkit.collect.trees import Folder, Renamed, Tree
from nnkit.course import Exercise
from nnkit.errors import CollectError, NnkitError
from nnkit.texts import clean


@dataclass(frozen=True)
class Inside:
    """What of a place is meant: all of it, some files of a folder, or some entries of a zip.

    Each comes with the name that it was handed in with.
    """

    files: tuple[tuple[str, str], ...] | None = None  # (that name, its name below the folder)
    members: tuple[tuple[str, Member], ...] | None = None


@dataclass(frozen=True)
class HandIn:
    """One attempt of one student or group: where it lies, not what is in it."""

    students: tuple[str, ...]  # ids, all members of a group
    place: Path  # the folder, file or archive on disk
    inside: Inside = Inside()
    at: datetime | None = None  # when it was handed in, where that is known
    late: bool = False
    attempt: int = 1  # of so many:
    attempts: int = 1
    notes: tuple[str, ...] = ()  # what collecting met, for staff


def read(hand_in: HandIn, exercises: Sequence[Exercise]) -> Submission:
    """Reads a hand-in; whatever a student did is told by `Handed.problem` and `Handed.notes`.

    NnkitError when the place is gone or cannot be read: that is no student's fault, and no zero.
    A file that stands alone, under a name of no exercise, stands for every one of `exercises`. The
    notes on the whole hand-in come with the first file.
    """
    submission = _read(hand_in, exercises)
    notes = (*hand_in.notes, *(["handed in late"] if hand_in.late else []))
    first = next(iter(submission.files), None)
    if first is None or not notes:
        return submission
    noted = replace(submission.files[first], notes=(*notes, *submission.files[first].notes))
    return Submission(submission.student, {**submission.files, first: noted})


def _read(hand_in: HandIn, exercises: Sequence[Exercise]) -> Submission:
    student = hand_in.students[0]
    try:
        tree = tree_of(hand_in)
    except CollectError as error:
        why = str(error).rstrip(".")
        problem = f"`{clean(hand_in.place.name)}` cannot be opened: {why}."
        return Submission(student, {e.id: Handed(e.file, problem=problem) for e in exercises})
    if _is_lone(hand_in) and not is_any(hand_in.place.name, exercises):
        handed = read_file(tree, hand_in.place.name)
        return Submission(student, {exercise.id: handed for exercise in exercises})
    return read_tree(student, tree, exercises)


@dataclass(frozen=True)
class File:
    """An exercise's file that counts, by its way below the hand-in; else why none does."""

    file: str
    problem: str = ""
    notes: tuple[str, ...] = ()


def found_in(hand_in: HandIn, exercises: Sequence[Exercise]) -> dict[str, File]:
    """Gives, by exercise, what is there of it, and which of several counts."""
    try:
        contents = Contents(tree_of(hand_in))
        chosen = {exercise.id: contents.choose(exercise) for exercise in exercises}
    except NnkitError as error:
        return {exercise.id: File("", str(error)) for exercise in exercises}
    return {
        name: File(each.shown, each.problem, each.notes) for name, each in chosen.items() if each
    }


def tree_of(hand_in: HandIn) -> Tree:
    """Gives the tree of a hand-in; CollectError when its archive is none, NnkitError when there is
    nothing at its place any more, or nothing that may be read."""
    place, inside = hand_in.place, hand_in.inside
    _check_is_there(place)
    if inside.members is not None:
        return Archive(place, dict(inside.members))
    if inside.files is not None:
        return Renamed(Folder(place), dict(inside.files))
    if place.is_dir():
        return Folder(place)
    if _is_lone(hand_in):
        return Renamed(Folder(place.parent), {place.name: place.name})
    return open_archive(place)


def _check_is_there(place: Path) -> None:
    try:
        if place.is_dir():
            os.scandir(place).close()
        elif is_lone(place):
            place.lstat()
        else:
            place.open("rb").close()
    except OSError as error:
        raise NnkitError(
            f"{place}: it cannot be read ({error.strerror}); put it back, or collect again."
        ) from None


def _is_lone(hand_in: HandIn) -> bool:
    return hand_in.inside == Inside() and is_lone(hand_in.place)
