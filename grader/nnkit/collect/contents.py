"""What a submission's tree holds: each exercise's file, and where it was found.

An exercise's file is looked for at the root; where there is none, one folder further in and in the
zips that lie there, each a root of its own (`ranks` has the order of names). A release has its
files in `exercises`, which does not count as a folder further in. An archive that cannot be opened
is told as the problem of every exercise that was found nowhere.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from nnkit.collect.archives import (
    MOST_ARCHIVE_BYTES,
    Archive,
    is_archive,
    is_other_archive,
    open_archive,
)
from nnkit.collect.ranks import EXERCISES, NOTEBOOK, OTHER_CASE, Candidate, candidates
from nnkit.collect.receipts import RECEIPT
from nnkit.collect.stubs import is_stub
from nnkit.collect.trees import Kind, Tree, join, name_below, read, visible
from nnkit.course import Exercise
from nnkit.errors import CollectError
from nnkit.texts import clean

MOST_PLACES = 100  # folders and archives to look into
MOST_ARCHIVES = 2  # in one another
_MOST_SHOWN = 80  # characters of a name
_MOST_TOLD = 5  # of one archive
_MOST_COMPARED = 4  # files of one rank, each of which is read
_EXERCISE_FOLDER = re.compile(r"\d\d_[a-z0-9_]+", re.IGNORECASE)


@dataclass(frozen=True)
class Place:
    """A folder in which exercises' files may lie; `shown` leads to it."""

    tree: Tree = field(repr=False)
    folder: str = ""
    shown: str = ""
    folders: int = 1  # how many more may be around
    archives: int = MOST_ARCHIVES


@dataclass(frozen=True)
class Chosen:
    """An exercise's file in its tree, or why there is none that counts."""

    tree: Tree = field(repr=False)
    name: str
    shown: str
    notes: tuple[str, ...] = ()
    problem: str = ""


class Contents:
    """A submission's tree, looked through once for all of its exercises."""

    def __init__(self, tree: Tree, folder: str = "") -> None:
        self._levels = [[Place(tree, folder)]]
        self._seen = 0
        self._room = MOST_ARCHIVE_BYTES
        self.troubles: list[str] = []  # archives that were not opened
        self.refused: list[str] = []  # entries of archives that were left out
        if isinstance(tree, Archive):
            self._tell_refused(tree, tree.name)

    def choose(self, exercise: Exercise) -> Chosen | None:
        """Gives the exercise's file; None when there is none, and nothing that says why."""
        level = 0
        while True:
            found = [
                (place, each)
                for place in self._levels[level]
                for each in candidates(place.tree, place.folder, exercise)
            ]
            if found:
                return _best(found, exercise)
            level += 1
            if level == len(self._levels):
                self._levels.append(self._next(self._levels[-1]))
            if not self._levels[level]:
                return self._none(exercise)

    def _none(self, exercise: Exercise) -> Chosen | None:
        if not self.troubles:
            return None
        tree = self._levels[0][0].tree
        return Chosen(tree, "", "", tuple(self.refused), self.troubles[0])

    def _next(self, places: Sequence[Place]) -> list[Place]:
        """Gives the places one folder, or one archive, further in."""
        found: list[Place] = []
        for place in places:
            for entry in visible(place.tree, place.folder):
                if self._seen == MOST_PLACES:
                    return found
                inner = self._inner(place, entry.name, entry.kind)
                if inner is not None:
                    found.append(inner)
        return found

    def _inner(self, place: Place, name: str, kind: Kind) -> Place | None:
        inside, shown = join(place.folder, name), join(place.shown, clean(name, _MOST_SHOWN))
        if kind is Kind.FOLDER:
            left = place.folders - (name != EXERCISES)  # a release's own is none too many
            if left < 0 or _EXERCISE_FOLDER.fullmatch(name):
                return None
            self._seen += 1
            return Place(place.tree, inside, shown, left, place.archives)
        if kind is Kind.FILE and is_archive(name):
            self._seen += 1
            tree = self._open(place, inside, shown)
            return None if tree is None else Place(tree, "", shown, archives=place.archives - 1)
        if kind is Kind.FILE and is_other_archive(name):
            self._seen += 1
            self.troubles.append(
                f"`{shown}` is an archive of a kind that is not read; hand in a zip, or the files."
            )
        return None

    def _open(self, place: Place, name: str, shown: str) -> Archive | None:
        if not place.archives:
            self.troubles.append(f"`{shown}` is a zip in a zip in a zip; hand in the files.")
            return None
        try:
            data = read(place.tree, name, self._room)
            self._room -= len(data)
            archive = open_archive(data)
        except CollectError as error:
            why = str(error).rstrip(".")
            self.troubles.append(f"`{shown}` cannot be opened: {why}.")
            return None
        self._tell_refused(archive, shown)
        return archive

    def _tell_refused(self, archive: Archive, shown: str) -> None:
        if archive.refused:
            self.refused += [f"{shown}: left out {each}" for each in archive.refused[:_MOST_TOLD]]
            self.troubles.append(f"`{shown}` holds names that are refused; make it again.")


def _best(found: Sequence[tuple[Place, Candidate]], exercise: Exercise) -> Chosen:
    """Gives the file of the first rank; of several that differ none is guessed. The stub as it was
    given is nobody's answer where anything else is there."""
    own = [each for each in found if len(found) == 1 or not _is_stub(*each, exercise)]
    if own and len(own) < len(found):
        chosen = _best(own, exercise)
        stubs = ", ".join(f"`{_shown(*each)}`" for each in found if each not in own)
        note = f"{stubs} is the stub as it was given: `{chosen.shown}` counts"
        return replace(chosen, notes=(*chosen.notes, note)) if chosen.shown else chosen
    rank = min(each.rank for _, each in found)
    tied = [(place, each) for place, each in found if each.rank == rank]
    if len(tied) > 1:
        tied = [each for each in tied if not _is_packed(each[0])] or tied
    names = [f"`{_shown(place, each)}`" for place, each in tied]
    place, first = tied[0]
    if len(tied) > 1 and not _are_one(tied):
        problem = f"`{exercise.file}` is there more than once ({', '.join(names[:4])}); keep one."
        note = f"{', '.join(names)} may be `{exercise.file}`: none was guessed"
        return Chosen(place.tree, "", "", (note,), problem)
    notes = _notes(found, place, first, exercise)
    return Chosen(place.tree, first.name, _shown(place, first), tuple(notes))


def _is_stub(place: Place, candidate: Candidate, exercise: Exercise) -> bool:
    """Whether a file is the exercise's stub, line by line."""
    if candidate.kind is not Kind.FILE or candidate.rank >= NOTEBOOK:
        return False
    try:
        return is_stub(read(place.tree, candidate.name), exercise)
    except CollectError:
        return False


def _is_packed(place: Place) -> bool:
    """Whether it is what `nnkit submit` packed: the files that it was packed from count before."""
    entries = place.tree.entries() if isinstance(place.tree, Archive) else ()
    return any(entry.name == RECEIPT for entry in entries)


def _are_one(tied: Sequence[tuple[Place, Candidate]]) -> bool:
    """Whether some few files are the same, byte by byte."""
    if len(tied) > _MOST_COMPARED:
        return False
    try:
        first, *others = (read(place.tree, each.name) for place, each in tied)
    except CollectError:
        return False
    return all(each == first for each in others)


def _notes(
    found: Sequence[tuple[Place, Candidate]], place: Place, first: Candidate, exercise: Exercise
) -> list[str]:
    notes = []
    shown = _shown(place, first)
    if first.rank % NOTEBOOK >= OTHER_CASE:
        notes.append(f"`{shown}` was taken for `{exercise.file}`")
    others = [f"`{_shown(place, each)}`" for place, each in found if each != first]
    if others:
        notes.append(f"`{shown}` counts, not {', '.join(others[:4])}")
    return notes


def _shown(place: Place, candidate: Candidate) -> str:
    inside = name_below(place.folder, candidate.name)
    return join(place.shown, inside) if place.shown else inside
