"""A grade: the checks' scores of a student, and what rules and people made of them.

Points are decimal from here on: a float of the store is the decimal number that its shortest text
says, so that a sum has no digit that no check earned. Whoever adds up the steps comes to the score.
A student with a fault of ours has no score.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum

from nnkit.results import ExerciseResult
from nnkit.store.rows import Stored


class By(StrEnum):
    """What changed a score after the checks."""

    LATE = "late"
    ADJUSTED = "adjusted"


@dataclass(frozen=True)
class Step:
    """What a rule or a person added to a score, and why."""

    by: By
    points: Decimal
    why: str


@dataclass(frozen=True)
class Part:
    """An exercise of a grade. `dropped` says why it does not count; empty: it does."""

    stored: Stored
    is_late: bool = False
    steps: tuple[Step, ...] = ()
    dropped: str = ""

    @property
    def result(self) -> ExerciseResult:
        """What the checks gave."""
        return self.stored.result

    @property
    def score(self) -> Decimal | None:
        """The checks' score and all steps; None for a fault of ours."""
        if self.result.score is None:
            return None
        return exact(self.result.score) + added(self.steps)


@dataclass(frozen=True)
class Grade:
    """What counts for a student: a part for each exercise that was graded, and steps on the sum."""

    student: str
    assignment: str
    parts: tuple[Part, ...]
    steps: tuple[Step, ...] = ()

    @property
    def exercises(self) -> tuple[ExerciseResult, ...]:
        """The checks' results by exercise."""
        return tuple(each.result for each in self.parts)

    @property
    def counted(self) -> tuple[Part, ...]:
        """The parts that were not dropped."""
        return tuple(each for each in self.parts if not each.dropped)

    @property
    def score(self) -> Decimal | None:
        """What is handed on; None when a part of it is a fault of ours."""
        total = sum_of(each.score for each in self.counted)
        return None if total is None else total + added(self.steps)

    @property
    def max_score(self) -> Decimal:
        """What the exercises that count are worth together."""
        return sum((exact(each.result.max_score) for each in self.counted), Decimal(0))

    @property
    def all_steps(self) -> tuple[Step, ...]:
        """All that rules and people did to what counts."""
        return (*(step for each in self.counted for step in each.steps), *self.steps)

    @property
    def handed_in(self) -> datetime | None:
        """When it was handed in, UTC, where that is known: the latest of its exercises."""
        times = [each.stored.handed_in for each in self.parts if each.stored.handed_in]
        return max((datetime.fromisoformat(each).astimezone(UTC) for each in times), default=None)

    @property
    def is_late(self) -> bool:
        """Whether any of it was late, grace and extension considered."""
        return any(each.is_late for each in self.parts)


def added(steps: Iterable[Step]) -> Decimal:
    """Gives what the steps add, which may be less than 0."""
    return sum((each.points for each in steps), Decimal(0))


def sum_of(scores: Iterable[Decimal | None]) -> Decimal | None:
    """Gives the sum, or None when one of them is not known."""
    listed = list(scores)
    known = [each for each in listed if each is not None]
    return sum(known, Decimal(0)) if len(known) == len(listed) else None


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
