"""Whose points are not what they were: what counts now, held against what counted before it."""

from collections.abc import Iterator
from dataclasses import dataclass

from nnkit.results import Outcome
from nnkit.store.rows import Run, Stored
from nnkit.store.store import Store


@dataclass(frozen=True)
class Change:
    """One exercise of a student whose score changed, and why, in sentences for staff."""

    student: str
    exercise: str
    before: float | None
    now: float | None
    at: str
    reasons: tuple[str, ...]


def changes(store: Store, assignment: str) -> Iterator[Change]:
    """Gives the changes of an assignment, by student and exercise."""
    former = {(each.key.student, each.key.exercise): each for each in store.former(assignment)}
    for now in store.standing(assignment):
        before = former.get((now.key.student, now.key.exercise))
        if before and before.result.score != now.result.score:
            yield Change(
                student=now.key.student,
                exercise=now.key.exercise,
                before=before.result.score,
                now=now.result.score,
                at=now.at,
                reasons=(*_causes(before, now), *_checks(before, now)),
            )


def _causes(before: Stored, now: Stored) -> Iterator[str]:
    """Gives what of a result's key is another one; nothing is: it was graded again."""
    if before.key.submission != now.key.submission:
        yield "another submission"
    if before.key.checks != now.key.checks:
        yield _environment(before.run, now.run) or "other checks, rules, limits or points"
    if before.key.level != now.key.level:
        yield f"level {before.key.level}, now {now.key.level}"
    if before.key == now.key:
        yield "graded again"


def _environment(before: Run, now: Run) -> str:
    """Gives the versions and the device, where they are what changed."""
    pairs = (
        (name, getattr(before, name), getattr(now, name)) for name in ("nnkit", "torch", "device")
    )
    parts = [f"{name} {then}, now {this}" for name, then, this in pairs if then != this]
    if parts and before.course != now.course:
        parts.append("another course")
    return "; ".join(parts)


def _checks(before: Stored, now: Stored) -> Iterator[str]:
    """Gives the checks that ended otherwise, came or went."""
    then = {check.id: check for check in before.result.checks}
    for check in now.result.checks:
        former = then.pop(check.id, None)
        if former is None:
            yield f"{check.id}: new, {check.outcome}"
        elif (former.outcome, former.points) != (check.outcome, check.points):
            ends = f"{former.outcome}, now {check.outcome}"
            yield f"{check.id}: {ends} ({former.points:g}, now {check.points:g})"
    for name, gone in then.items():
        yield f"{name}: gone" + (" (it had passed)" if gone.outcome is Outcome.PASSED else "")
