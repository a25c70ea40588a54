"""A whole class as it comes: who handed in what, where it lies, what counts, who is missing.

    with collect([Path("submissions.zip")], exercises, roster=Path("roster.csv")) as collected:
        for hand_in in collected.hand_ins():
            submission = read(hand_in, exercises)

Nothing of a hand-in is kept in memory, and nothing is read before `read`: an index on disk says
where it lies (`index`, `listed`). The layouts are told apart by themselves (`layouts`).
"""

import contextlib
import itertools
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from nnkit.collect.archives import Archive, open_archive
from nnkit.collect.given import Given, arrange, is_lone
from nnkit.collect.hand_ins import HandIn, Inside, found_in, read
from nnkit.collect.index import Attempt, Index, Row
from nnkit.collect.layouts.find import Class, look, nothing_belongs
from nnkit.collect.layouts.site import ANY, Found, Ignored, Owner, Site
from nnkit.collect.listed import ListedArchive, ListedFolder
from nnkit.collect.names import made_name, student_id
from nnkit.collect.rosters import read_roster
from nnkit.collect.trees import Folder, name_below, walk
from nnkit.course import Assignment, Exercise
from nnkit.errors import CollectError, NnkitError, UsageError
from nnkit.texts import clean

__all__ = ["Attempt", "Collected", "HandIn", "collect", "found_in", "is_class", "read", "single"]

MOST_MEMBERS = 2_000  # of one student in the archive of a class


def collect(
    paths: Sequence[Path],
    exercises: Sequence[Exercise],
    *,
    roster: Path | None = None,
    attempt: Attempt = "last",
    assignment: Assignment | None = None,
    one: bool = False,
) -> "Collected":
    """Finds the hand-ins at some paths, each a class or one submission; where `one` is said, one
    submission whatever it looks like.

    UsageError when a path is not there, or nothing in it belongs; a hand-in that is damaged or
    hostile stops no other.
    """
    collected = Collected(exercises, attempt, one)
    try:
        with _room_is_told():
            if roster is not None:
                collected.index.add_roster(roster, read_roster(roster))
            given = arrange(paths, exercises)
            for each in given:
                collected.add(each, assignment, alone=len(given) == 1)
            collected.index.settle()
    except BaseException:
        collected.close()
        raise
    return collected


@contextlib.contextmanager
def _room_is_told() -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise NnkitError(
            f"the index of the class cannot be written ({error}); make room for temporary files."
        ) from None


class Collected:
    """What was found; a context manager, for the index on disk is its own."""

    def __init__(self, exercises: Sequence[Exercise], attempt: Attempt, one: bool = False) -> None:
        self.exercises = tuple(exercises)
        self.index = Index()
        self._one = one
        self._attempt = attempt
        self._archives: dict[int, ListedArchive] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Takes the index away."""
        self.index.close()

    def hand_ins(self) -> Iterator[HandIn]:
        """Gives the hand-ins that count, in order of student; all of them for the best attempt."""
        with _room_is_told():
            for row in self.index.rows(self._attempt):
                yield self._hand_in(row)

    def missing(self) -> Iterator[str]:
        """Gives who is on the roster and handed in nothing."""
        return self.index.missing()

    def unknown(self) -> Iterator[str]:
        """Gives who handed in and is not on the roster."""
        return self.index.unknown()

    def ignored(self) -> Iterator[tuple[str, str]]:
        """Gives what was ignored, and why; the names are clean."""
        return self.index.ignored()

    def count(self) -> int:
        """Gives how many hand-ins count."""
        return self.index.count(self._attempt)

    def add(self, given: Given, assignment: Assignment | None, alone: bool) -> None:
        """Enters what a path holds; what is wrong with one that stands `alone` is an error, with
        one of several it is told of that hand-in."""
        source = self.index.add_source(given.path)
        due = assignment.due if assignment else None
        try:
            for each in self._found(source, given, assignment, alone):
                self.index.add(source, each, due)
        except CollectError as error:
            raise _unusable(given.path, error) from None

    def _found(
        self, source: int, given: Given, assignment: Assignment | None, alone: bool
    ) -> Iterator[Found | Ignored]:
        path = given.path
        if given.files or is_lone(path):
            return iter([_whole(given)])
        try:
            site = Site(self._tree(source, path), given, self.exercises, assignment)
            found = look(site)
        except CollectError as error:
            if alone:
                raise
            return iter([_whole(given, str(error))])
        if self._one:
            return iter([found if isinstance(found, Found) else _whole(given)])
        if found is None and alone:
            raise nothing_belongs(site)
        if isinstance(found, Class):
            return found.find()
        return iter([found or _whole(given, "nothing in it belongs to the course")])

    def _tree(self, source: int, path: Path) -> ListedFolder | ListedArchive:
        if path.is_dir():
            return ListedFolder(self.index, source, path)
        self._archives[source] = ListedArchive(self.index, source, path)
        return self._archives[source]

    def _hand_in(self, row: Row) -> HandIn:
        path, found = self.index.path(row.source), row.found
        place, inside, notes = path, Inside(), found.notes
        if row.source in self._archives:
            inside, more = _members(self._archives[row.source], found)
            notes += more
        elif found.files is not None:
            inside = Inside(files=found.files)
        elif found.folder:
            place = path / found.folder
        return HandIn(
            students=row.students,
            place=place,
            inside=inside,
            at=found.at,
            late=found.late,
            attempt=row.attempt,
            attempts=row.attempts,
            notes=notes,
        )


def _members(tree: ListedArchive | Archive, found: Found) -> tuple[Inside, tuple[str, ...]]:
    """Gives the entries of an archive that are a hand-in's, and a note when they are too many."""
    names: Iterator[tuple[str, str]]
    if found.files is None:
        names = ((name_below(found.folder, name), name) for name in walk(tree, found.folder))
    else:
        names = iter(found.files)
    taken = [*itertools.islice(names, MOST_MEMBERS + 1)]
    notes = (f"only the first {MOST_MEMBERS} files were taken",) * (len(taken) > MOST_MEMBERS)
    members = tuple((given, tree.member(name)) for given, name in taken[:MOST_MEMBERS])
    return Inside(members=members), notes


def single(
    path: Path, exercises: Sequence[Exercise], assignment: Assignment | None = None
) -> HandIn | None:
    """Gives the hand-in where a path holds one submission, and no class; None where it does not."""
    [given] = arrange([path], exercises)
    if is_lone(path):
        return HandIn((_id(given.label),), path)
    try:
        tree = Folder(path) if path.is_dir() else open_archive(path)
        found = look(Site(tree, given, exercises, assignment))
    except CollectError:
        return None
    if not isinstance(found, Found):
        return None
    hand_in = HandIn(
        students=tuple(_id(owner.label) for owner in found.owners),
        place=path,
        at=found.at,
        notes=tuple(map(clean, found.notes)),
    )
    if isinstance(tree, Folder):
        return replace(hand_in, place=path / found.folder)
    return replace(hand_in, inside=_members(tree, found)[0]) if found.folder else hand_in


def is_class(
    paths: Sequence[Path], exercises: Sequence[Exercise], assignment: Assignment | None = None
) -> bool:
    """Whether some paths hold more than one submission."""
    given = arrange(paths, exercises)
    return len(given) > 1 or (
        not given[0].files and single(paths[0], exercises, assignment) is None
    )


def _unusable(path: Path, error: CollectError) -> UsageError:
    hint = "" if path.is_dir() else "; download it again"
    return UsageError(f"{path}: {str(error).rstrip('.')}{hint}.")


def _whole(given: Given, *notes: str) -> Found:
    """Gives all that a path holds, or the files that are meant, as one hand-in."""
    owner = Owner(given.label, tuple((ANY, name) for name in given.names))
    files = tuple((name, name) for name in given.files) or None
    return Found((owner,), files=files, notes=notes)


def _id(label: str) -> str:
    return student_id(label) or made_name(label)
