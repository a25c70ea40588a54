"""`nnkit adjust`: a person's change of a score, looked at before it goes on record."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from nnkit.course import Assignment, Course
from nnkit.errors import UsageError
from nnkit.gradebook import plain
from nnkit.grades import grade_in
from nnkit.store.adjustments import make_adjustment
from nnkit.store.store import Store, who
from nnkit.texts import clean

_MOST, _PLACES = 1_000_000, 6


@dataclass(frozen=True)
class Change:
    """What was typed."""

    student: str
    points: str
    reason: str
    exercise: str | None = None
    assignment: str | None = None
    author: str | None = None


def adjust(store: Store, course: Course, change: Change) -> str:
    """Enters the change, and gives the sentence that says what became of the score; UsageError
    when there is nobody or nothing to adjust."""
    assignment = _assignment(course, change)
    points = _points(change.points)
    reason = clean(change.reason).strip()
    if not reason:
        raise UsageError("`--reason` is empty; say why, for whoever asks later.")
    former = grade_in(store, course, assignment, change.student)
    exercise, author = change.exercise or "", clean(change.author or who())
    store.adjust(make_adjustment(assignment.name, change.student, exercise, points, reason, author))
    now = grade_in(store, course, assignment, change.student)
    scores = " -> ".join("no score" if each is None else plain(each)
                         for each in (former.score, now.score))  # fmt: skip
    return f"{change.student}, {assignment.name}: {scores} of {plain(now.max_score)}"


def _assignment(course: Course, change: Change) -> Assignment:
    """Gives the assignment that was named, or the first, or the first with that exercise."""
    chosen = course.assignment(change.assignment)
    if change.exercise and not change.assignment:
        exercise = course.exercise(change.exercise)
        chosen = next(each for each in course.assignments if exercise in each.exercises)
    if change.exercise and not chosen.chosen([change.exercise]):
        names = ", ".join(f"`{each.id}`" for each in chosen.exercises)
        raise UsageError(
            f"there is no exercise `{change.exercise}` in `{chosen.name}`; there are {names}."
        )
    return chosen


def _points(text: str) -> Decimal:
    try:
        value = Decimal(text)
    except InvalidOperation:
        value = Decimal("nan")
    if not value.is_finite() or not 0 < abs(value) <= _MOST:
        raise UsageError(f"`--points {text}` is no number of points; write it like 1.5 or -2.")
    if value != round(value, _PLACES):
        raise UsageError(f"`--points {text}` has more than {_PLACES} places after the point.")
    return value
