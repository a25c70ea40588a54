"""A whole class as it comes: who handed in what, where it lies, what counts, who is missing.

    with collect([Path("submissions.zip")], exercises, roster=Path("roster.csv")) as collected:
        for hand_in in collected.hand_ins():
            submission = read(hand_in, exercises)

Nothing of a hand-in is kept in memory, and nothing is read before `read`: an index on disk says
where it lies (`index`, `listed`). The layouts are told apart by themselves (`layouts`).
"""

import itertools
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from nnkit.collect.archives import Archive, is_archive, open_archive
from nnkit.collect.hand_ins import HandIn, Inside, found_in, read
from nnkit.collect.index import Attempt, Index, Row
from nnkit.collect.layouts.find import Class, look, nothing_belongs
from nnkit.collect.layouts.site import ANY, Found, Ignored, Owner, Site
from nnkit.collect.listed import ListedArchive, ListedFolder
from nnkit.collect.names import made_name, student_id
from nnkit.collect.paths import check_is_there, student_of
from nnkit.collect.rosters import read_roster
from nnkit.collect.times import due_time
from nnkit.collect.trees import Folder, walk
from nnkit.course import Assignment, Exercise
from nnkit.errors import CollectError, NnkitError, UsageError

__all__ = ["Attempt", "Collected", "HandIn", "collect", "found_in", "is_class", "read", "single"]

MOST_MEMBERS = 2_000  # of one student in the archive of a class


def collect(
    paths: Sequence[Path],
    exercises: Sequence[Exercise],
    *,
    roster: Path | None = None,
    attempt: Attempt = "last",
    assignment: Assignment | None = None,
) -> "Collected":
    """Finds the hand-ins at some paths, each a class or one submission.

    UsageError when a path is not there, or nothing in it belongs; a hand-in that is damaged or
    hostile stops no other.
    """
    collected = Collected(exercises, attempt)
    try:
        if roster is not None:
            collected.index.add_roster(roster, read_roster(roster))
        for path in dict.fromkeys(path.absolute() for path in paths):
            collected.add(path, assignment, alone=len(paths) == 1)
        collected.index.settle()
    except sqlite3.Error as error:
        collected.close()
        raise NnkitError(
            f"the index of the class cannot be written ({error}); make room for temporary files."
        ) from None
    except BaseException:
        collected.close()
        raise
    return collected


class Collected:
    """What was found; a context manager, for the index on disk is its own."""

    def __init__(self, exercises: Sequence[Exercise], attempt: Attempt) -> None:
        self.exercises = tuple(exercises)
        self.index = Index()
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

    def add(self, path: Path, assignment: Assignment | None, alone: bool) -> None:
        """Enters what a path holds; `alone` when it is the only one, so that its damage is told."""
        check_is_there(path)
        source = self.index.add_source(path)
        due = due_time(assignment)
        for each in self._found(source, path, assignment, alone):
            self.index.add(source, each, due)

    def _found(
        self, source: int, path: Path, assignment: Assignment | None, alone: bool
    ) -> Iterator[Found | Ignored]:
        if not path.is_dir() and not is_archive(path.name):
            yield _lone(path)
            return
        try:
            tree = self._tree(source, path)
        except CollectError as error:
            if alone:
                why = str(error).rstrip(".")
                raise UsageError(f"{path}: {why}; download it again.") from None
            yield _lone(path)
            return
        site = Site(tree, (_own_name(path),), self.exercises, assignment)
        found = look(site, is_archive(path.name) and not path.is_dir())
        if isinstance(found, Class):
            yield from found.find()
        elif found is not None:
            yield found
        else:
            raise nothing_belongs(path, site)

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
        below = f"{found.folder}/" if found.folder else ""
        names = ((name.removeprefix(below), name) for name in walk(tree, found.folder))
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
    check_is_there(path)
    if not path.is_dir() and not is_archive(path.name):
        return HandIn((_id(_lone(path).owners[0].label),), path)
    try:
        tree = Folder(path) if path.is_dir() else open_archive(path)
        site = Site(tree, (_own_name(path),), exercises, assignment)
        found = look(site, not path.is_dir())
    except CollectError:
        return None
    if not isinstance(found, Found):
        return None
    students = tuple(_id(owner.label) for owner in found.owners)
    if isinstance(tree, Folder):
        return HandIn(students, path / found.folder, at=found.at, notes=found.notes)
    inside = _members(tree, found)[0] if found.folder else Inside()
    return HandIn(students, path, inside, at=found.at, notes=found.notes)


def is_class(
    paths: Sequence[Path], exercises: Sequence[Exercise], assignment: Assignment | None = None
) -> bool:
    """Whether some paths hold more than one submission."""
    return len(paths) > 1 or single(paths[0], exercises, assignment) is None


def _lone(path: Path) -> Found:
    """Gives the hand-in that a file is; its folder's name says whose."""
    name = student_of(path)
    return Found((Owner(name, ((ANY, name), (ANY, path.stem))),))


def _own_name(path: Path) -> str:
    name = path.absolute().name
    return name if path.is_dir() else name.rpartition(".")[0]


def _id(label: str) -> str:
    return student_id(label) or made_name(label)
