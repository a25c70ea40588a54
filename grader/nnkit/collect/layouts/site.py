"""What a layout is given, a folder of a tree, and what it gives: hand-ins, and whose they are."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from nnkit.collect.given import Given, own_name
from nnkit.collect.ranks import candidates
from nnkit.collect.trees import Entry, Kind, Tree, base_name, join, visible
from nnkit.course import Assignment, Exercise

ANY = "any"  # a name of which nobody said what kind it is


@dataclass(frozen=True)
class Owner:
    """Whose a hand-in is: what a roster may know the student by, and what they are called
    where no roster does.

    `names` are pairs of a kind (a column of the roster, or ANY) and a value, the surest first.
    `team` is a name that may be a group's, and then the group handed it in.
    """

    label: str
    names: tuple[tuple[str, str], ...]
    team: str = ""


@dataclass(frozen=True)
class Found:
    """One hand-in: all that lies below a folder, or some files, each with the name that it was
    handed in with."""

    owners: tuple[Owner, ...]
    folder: str = ""
    files: tuple[tuple[str, str], ...] | None = None
    at: datetime | None = None
    late: bool = False
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ignored:
    """Something that is nobody's hand-in, and why."""

    name: str
    why: str


@dataclass(frozen=True)
class Site:
    """A folder of a tree in which a class may lie; `folder` leads to it from the path given."""

    tree: Tree = field(repr=False)
    given: Given
    exercises: Sequence[Exercise]
    assignment: Assignment | None = None
    folder: str = ""

    @property
    def name(self) -> str:
        """The name of the folder."""
        return base_name(self.folder) or own_name(self.given.path)

    def entries(self) -> Iterator[Entry]:
        """Gives what lies in it, by name, without what programs leave there."""
        return visible(self.tree, self.folder)

    def folders(self) -> Iterator[str]:
        """Gives the names of its folders."""
        return (entry.name for entry in self.entries() if entry.kind is Kind.FOLDER)

    def path(self, name: str) -> str:
        """Gives the name in the tree of something that lies in it."""
        return join(self.folder, name)

    def within(self, name: str) -> "Site":
        """Gives one of its folders as a site."""
        return replace(self, folder=self.path(name))

    def mostly(self, fits: Callable[[Entry], object]) -> bool:
        """Whether at least half of what lies in it fits."""
        number = 0
        for total, entry in enumerate(self.entries(), start=1):
            number += bool(fits(entry))
            last = total
        return number > 0 and 2 * number >= last

    def holds_exercise(self) -> bool:
        """Whether a file of an exercise lies in it: then it is one student's."""
        where = self.tree, self.folder
        return any(True for each in self.exercises for _ in candidates(*where, each))
