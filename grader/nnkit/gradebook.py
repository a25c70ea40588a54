"""The gradebook of an assignment: what counts now for each student, put together from the store.

Points are decimal from here on: a float of the store is the decimal number that its shortest text
says, so that a sum has no digit that no check earned. A student with a fault of ours has no score.
"""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from nnkit.course import Assignment
from nnkit.results import ExerciseResult
from nnkit.store.rows import Stored
from nnkit.store.store import Store


@dataclass(frozen=True)
class Grade:
    """What counts for a student: one result for each exercise that was graded."""

    student: str
    assignment: str
    standing: tuple[Stored, ...]

    @property
    def exercises(self) -> tuple[ExerciseResult, ...]:
        """The results by exercise."""
        return tuple(each.result for each in self.standing)

    @property
    def score(self) -> Decimal | None:
        """The sum of the exercises' scores; None when one of them is a fault of ours."""
        scores = [points(each.score) for each in self.exercises]
        known = [each for each in scores if each is not None]
        return sum(known, Decimal(0)) if len(known) == len(scores) else None

    @property
    def max_score(self) -> Decimal:
        """What the graded exercises are worth together."""
        return sum((exact(each.max_score) for each in self.exercises), Decimal(0))

    @property
    def handed_in(self) -> str | None:
        """When it was handed in, where that is known: the latest of its exercises."""
        return max((each.handed_in for each in self.standing if each.handed_in), default=None)

    @property
    def is_late(self) -> bool:
        """Whether any of it was late."""
        return any(each.late for each in self.standing)


def grades(store: Store, assignment: Assignment, student: str | None = None) -> Iterator[Grade]:
    """Gives the grades of all students, or of one, by their ids; exercises in the assignment's
    order."""
    order = {each.id: number for number, each in enumerate(assignment.exercises)}
    rows = (each for each in store.standing(assignment.name, student) if each.key.exercise in order)
    for name, group in itertools.groupby(rows, key=lambda each: each.key.student):
        standing = sorted(group, key=lambda each: order[each.key.exercise])
        yield Grade(name, assignment.name, tuple(standing))


def points(value: float | None) -> Decimal | None:
    """Gives a score of the store as a decimal number; None stays None."""
    return None if value is None else exact(value)


def exact(value: float) -> Decimal:
    """Gives the decimal number that a float's shortest text says."""
    return Decimal(repr(value))


def plain(value: Decimal) -> str:
    """Gives a number as people write it: no exponent, no zeros at the end."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
