"""The grades of an assignment: the store's results, under the rules of course.toml.

In this order: the checks' score of an exercise; what lateness takes off; what people adjusted, so
that no rule cuts what a human gave; what is dropped; the sum; what people adjusted of the whole. No
step takes a score below 0. All is worked out anew each time: no rule is in the store.
"""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

from nnkit.course import Assignment, Course
from nnkit.errors import UsageError
from nnkit.gradebook import By, Grade, Part, Step, exact, plain, sum_of
from nnkit.policy import Rules
from nnkit.store.adjustments import Adjustment
from nnkit.store.rows import Stored
from nnkit.store.store import Store
from nnkit.times import shown_time

_DAY = timedelta(days=1)


def grades(
    store: Store, course: Course, assignment: Assignment, student: str | None = None
) -> Iterator[Grade]:
    """Gives the grades of all students, or of one, by their ids; exercises in the assignment's
    order."""
    order = {each.id: number for number, each in enumerate(assignment.exercises)}
    changes: dict[str, list[Adjustment]] = {}
    for each in store.adjustments(assignment.name, student):
        changes.setdefault(each.student, []).append(each)
    rows = (each for each in store.standing(assignment.name, student) if each.key.exercise in order)
    for name, group in itertools.groupby(rows, key=lambda each: each.key.student):
        standing = sorted(group, key=lambda each: order[each.key.exercise])
        yield grade_of(course.rules, assignment, name, standing, changes.get(name, ()))


def grade_in(store: Store, course: Course, assignment: Assignment, student: str) -> Grade:
    """Gives a student's grade; UsageError where the store has no result."""
    grade = next(grades(store, course, assignment, student), None)
    if grade is None:
        raise UsageError(f"there is no result of `{student}` in `{assignment.name}`.")
    return grade


def grade_of(
    rules: Rules,
    assignment: Assignment,
    student: str,
    standing: Sequence[Stored],
    changes: Sequence[Adjustment],
) -> Grade:
    """Makes a student's grade of what counts for them in the store."""
    due = rules.extensions.get((student, assignment.name), assignment.due)
    parts = [_adjusted(_late(rules, due, each), changes, rules) for each in standing]
    kept = tuple(_dropped(rules, assignment, parts))
    grade = Grade(student, assignment.name, kept)
    whole = [each for each in changes if not each.exercise]
    return replace(grade, steps=tuple(_adjust(grade.score, whole, rules)))


def _late(rules: Rules, due: datetime | None, stored: Stored) -> Part:
    """Gives an exercise with what lateness takes off: nothing where the time is not known."""
    part = Part(stored)
    if due is None or not stored.key.submission:
        return part
    if stored.handed_in is None:
        return replace(part, is_late=stored.late, steps=tuple(_unknown(rules, stored)))
    at = datetime.fromisoformat(stored.handed_in)
    if at <= due + timedelta(minutes=rules.late.grace_minutes):
        return part
    return replace(part, is_late=True, steps=tuple(_penalty(rules, due, at, part)))


def _unknown(rules: Rules, stored: Stored) -> Iterator[Step]:
    """Says that lateness costs nothing where nobody knows how much of it there is."""
    if stored.late:
        yield Step(By.LATE, Decimal(0), "late, and by how much is not known: nothing is taken off")
    elif rules.late.per_day:
        why = "when it was handed in is not known: nothing is taken off"
        yield Step(By.LATE, Decimal(0), why)


def _penalty(rules: Rules, due: datetime, at: datetime, part: Part) -> Iterator[Step]:
    """Gives what is taken off: a share of what the exercise is worth for each day begun."""
    late, worth = rules.late, exact(part.result.max_score)
    days = -((due - at) // _DAY)
    share = min(exact(late.per_day) * days, exact(late.cap))
    if share and part.score:
        off = min(share * worth, part.score)
        times = f"{shown_time(at, rules.zone)}, due {shown_time(due, rules.zone)}"
        how = f"{days} day{'s' if days > 1 else ''} begun, {plain(exact(late.per_day))} a day"
        cap = f" and {plain(exact(late.cap))} at most" if late.cap < 1 else ""
        least = ", and nothing is left" if off < share * worth else ""
        why = f"late: {times}: {how}{cap}, of {plain(worth)}{least}"
        yield Step(By.LATE, -off, why)


def _adjusted(part: Part, changes: Iterable[Adjustment], rules: Rules) -> Part:
    own = [each for each in changes if each.exercise == part.result.id]
    return replace(part, steps=(*part.steps, *_adjust(part.score, own, rules)))


def _adjust(score: Decimal | None, changes: Iterable[Adjustment], rules: Rules) -> Iterator[Step]:
    """Gives what people changed, one after the other; nothing without a score."""
    for each in changes:
        if score is None:
            return
        points = max(each.value, -score)
        score += points
        at = shown_time(datetime.fromisoformat(each.at), rules.zone)
        least = "" if points == each.value else f" ({plain(each.value)}, and nothing is left)"
        yield Step(By.ADJUSTED, points, f"{each.author}, {at}: {each.reason}{least}")


def _dropped(rules: Rules, assignment: Assignment, parts: Sequence[Part]) -> Iterator[Part]:
    """Gives the parts, those that do not count with the reason: what is dropped for all, then a
    student's lowest, of equal ones the first."""
    left = [each for each in parts if each.result.id not in rules.drop]
    most = min(rules.drop_lowest.get(assignment.name, 0), len(left) - 1)
    known = sum_of(each.score for each in left) is not None
    lowest = sorted(left, key=lambda each: each.score or 0)[:most] if known and most > 0 else []
    for part in parts:
        if part.result.id in rules.drop:
            yield replace(part, dropped="it is dropped for everybody")
        elif any(part is each for each in lowest):
            count = "" if most == 1 else f" {most}"
            yield replace(part, dropped=f"the lowest{count} of each student is dropped")
        else:
            yield part
