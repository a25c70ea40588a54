"""What is on record of a student, and whether it would be the same today.

The store holds digests: of what was handed in, of the checks and all else that a result depends on.
The second kind is made anew here, of the course as it is, and held against what is stored.
"""

import functools
import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata

from nnkit import __version__
from nnkit.course import Assignment, Course
from nnkit.digest import course_digest
from nnkit.errors import UsageError
from nnkit.keys import checks_digests
from nnkit.plan import Plan
from nnkit.store.rows import Run, Stored
from nnkit.store.store import Store


@dataclass(frozen=True)
class Held:
    """A result that counts, and what is another one today; nothing: it holds."""

    stored: Stored
    differs: tuple[str, ...]


@dataclass(frozen=True)
class Record:
    """What counts for a student in an assignment, and all that was ever graded, oldest first."""

    store: str
    student: str
    assignment: str
    standing: tuple[Held, ...]
    history: tuple[Stored, ...]


def records(
    store: Store, course: Course, student: str, assignment: str | None = None
) -> Iterator[Record]:
    """Gives a student's record in an assignment, or in each one; UsageError when there is none.

    A row that is not what was written is a StoreError.
    """
    chosen = (course.assignment(assignment),) if assignment else course.assignments
    found = [each for each in (_record(store, course, one, student) for one in chosen) if each]
    if not found:
        where = f"the assignment `{assignment}`" if assignment else "this course"
        raise UsageError(f"{store.name}: there is no result of `{student}` in {where}.")
    yield from found


def _record(store: Store, course: Course, assignment: Assignment, student: str) -> Record | None:
    history = tuple(store.of_student(assignment.name, student))
    if not history:
        return None
    today = _Today(course, assignment)
    standing = store.standing(assignment.name, student)
    held = tuple(Held(each, tuple(today.differs(each))) for each in standing)
    return Record(store.name, student, assignment.name, held, history)


class _Today:
    """The course and the versions that are here."""

    def __init__(self, course: Course, assignment: Assignment) -> None:
        self._course = course
        self._assignment = assignment
        self._digest = course_digest(course)
        self._torch = metadata.version("torch")

    def differs(self, stored: Stored) -> Iterator[str]:
        """Gives what of all that a result depends on is another one today, as far as that can be
        told of digests."""
        run, exercise = stored.run, stored.key.exercise
        if all(each.id != exercise for each in self._assignment.exercises):
            yield "the exercise is not in the assignment any more"
            return
        for name, then, now in (
            ("nnkit", run.nnkit, __version__),
            ("torch", run.torch, self._torch),
        ):
            if then != now:
                yield f"{name} was {then}, and is {now}"
        if (exercise, stored.key.checks) not in self._checks(run.device, run.torch, run.nnkit):
            yield self._course_differs(run)

    def _course_differs(self, run: Run) -> str:
        if run.course == self._digest:
            return "the course's files are the same, so the secret is another one"
        return "the exercise's checks, rules, limits or points are others, or the secret is"

    @functools.cache  # noqa: B019 - it lives as long as one command
    def _checks(self, device: str, torch: str, nnkit: str) -> frozenset[tuple[str, str]]:
        """Gives the digests of each exercise, in every form that results can have."""
        root, name = self._course.root, self._assignment.name
        forms = itertools.product(self._course.languages, (False, True), (False, True))
        return frozenset(
            pair
            for lang, for_student, twice in forms
            for pair in checks_digests(
                Plan(root, name, (), device, lang, for_student, twice=twice), torch, nnkit
            ).items()
        )
