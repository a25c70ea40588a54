"""Which of the files in a folder is an exercise's: the order in which names count.

    0 net.py   1 01_net/net.py   2 Net.py, NET.PY, 01_NET/net.py   3 net(1).py, "net - Copy.py"
    4 to 7 the same four for net.ipynb

The first rank that has a file decides. Two files of one rank that differ are a tie, and none is
guessed.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from nnkit.collect.names import folded
from nnkit.collect.trees import Kind, Tree, join, visible
from nnkit.course import Exercise

EXACT, IN_FOLDER, OTHER_CASE, COPY = range(4)
NOTEBOOK = 4  # is added
EXERCISES = "exercises"  # the folder of a release in which the exercises' own are
# What browsers, file managers and Canvas put to a name when there is one already.
_COPY = re.compile(
    r"(?: ?\(\d{1,3}\)|[ _-]*(?:copy|kopie|copie|副本|拷贝)(?: ?\(?\d{1,3}\)?)?|[ -]\d{1,3})$",
    re.IGNORECASE,
)
_COPY_OF = re.compile(r"^copy of ", re.IGNORECASE)
_MOST_COPIES = 3  # of a copy
_MOST_MARK = 40  # characters that mark them: a long name is not worth the search


class Candidate(NamedTuple):
    """A file that may be an exercise's."""

    rank: int
    name: str  # with its folders
    kind: Kind


def candidates(tree: Tree, folder: str, exercise: Exercise) -> Iterator[Candidate]:
    """Gives what in a folder, and in the exercise's folder within, may be the exercise's file."""
    for entry in visible(tree, folder):
        name = join(folder, entry.name)
        rank = rank_of(entry.name, exercise)
        if rank is not None and is_fitting(rank, entry.kind):
            yield Candidate(rank, name, entry.kind)
        if entry.kind is Kind.FOLDER and folded(entry.name) == exercise.id:
            yield from _in_folder(tree, name, exercise, entry.name == exercise.id)


def _in_folder(tree: Tree, folder: str, exercise: Exercise, exact: bool) -> Iterator[Candidate]:
    for entry in visible(tree, folder):
        rank = rank_of(entry.name, exercise)
        if rank is None:
            continue
        if rank in (EXACT, NOTEBOOK):
            rank += IN_FOLDER if exact else OTHER_CASE
        if is_fitting(rank, entry.kind):
            yield Candidate(rank, join(folder, entry.name), entry.kind)


def is_fitting(rank: int, kind: Kind) -> bool:
    """Whether such a thing can have the rank: a folder or a link of the very name is told as a
    problem, one of a name like it means something else."""
    return kind is Kind.FILE or rank % NOTEBOOK in (EXACT, IN_FOLDER)


def rank_of(name: str, exercise: Exercise) -> int | None:
    """Gives the rank of a file's name; None for a name that is none of the exercise's."""
    stem, _, suffix = name.rpartition(".")
    if folded(suffix) not in ("py", "ipynb") or len(stem) > len(exercise.module) + _MOST_MARK:
        return None
    base = 0 if folded(suffix) == "py" else NOTEBOOK
    if stem == exercise.module and suffix in ("py", "ipynb"):
        return base + EXACT
    if folded(stem) == exercise.module:
        return base + OTHER_CASE
    return base + COPY if folded(without_copy(stem)) == exercise.module else None


def without_copy(stem: str) -> str:
    """Gives a name without what marks it as a copy."""
    stem = _COPY_OF.sub("", stem)
    for _ in range(_MOST_COPIES):
        stem = _COPY.sub("", stem)
    return stem


def is_any(name: str, exercises: Iterable[Exercise]) -> bool:
    """Whether a name is one of any exercise's, in whatever rank."""
    return any(rank_of(name, exercise) is not None for exercise in exercises)
