"""What is to be graded and how, in values that can be sent to a worker, and what comes back.

Whoever grades, this process, workers of this machine or a cluster, is a function of a plan, of
`begin` and of `tell`. It calls `begin` once, when the first box is warm, with what that box is, and
gets the jobs; it takes the next of them when somebody is free, and tells each that is done, in any
order. `tell(None)` comes every now and then, while nothing is done: time for whoever keeps time.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from nnkit.collect.submissions import Submission
from nnkit.course import Assignment, Course, Exercise, load_course
from nnkit.results import Result

TRIES = 3  # of a submission whose worker dies


@dataclass(frozen=True)
class Plan:
    """What is to be graded, and how; small enough to send to a worker."""

    course: Path
    assignment: str
    exercises: tuple[str, ...]
    device: str
    lang: str
    for_student: bool
    unsafe: bool = False  # grade at whatever level the box has
    twice: bool = False  # run each failed check again in a fresh process

    @property
    def devices(self) -> tuple[str, ...]:
        """The devices that submissions are graded on: each on one of them."""
        return ("cpu", "cuda") if self.device == "both" else (self.device,)

    def load(self) -> tuple[Course, Assignment, tuple[Exercise, ...]]:
        """Gives the course, its assignment and the exercises that are meant."""
        course = load_course(self.course)
        assignment = course.assignment(self.assignment)
        return course, assignment, assignment.chosen(self.exercises)


@dataclass(frozen=True)
class Wanted:
    """Which part of a class: some students or all; what is stored already, or not."""

    students: frozenset[str] = frozenset()
    fresh: bool = False  # grade again what is stored
    only_failed: bool = False  # grade again what did not get all its points, and nothing else
    best: bool = False  # of several attempts the best counts


@dataclass(frozen=True)
class Environment:
    """What a result depends on beside the course: the boxes' levels, torch's version."""

    levels: frozenset[str]
    torch: str


@dataclass(frozen=True)
class Job:
    """One submission, and the exercises of it that are to be graded."""

    number: int
    submission: Submission
    exercises: tuple[str, ...]


@dataclass(frozen=True)
class Done:
    """What came of the job of that number."""

    number: int
    result: Result


Begin = Callable[[Environment], Iterator[Job]]
Tell = Callable[[Done | None], None]
