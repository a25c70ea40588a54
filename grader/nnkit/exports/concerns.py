"""Whom an export concerns beyond its numbers: what a system has no place for, what is not known,
and who has no score. Each is told by name on stderr; nothing of it is silent."""

from collections.abc import Iterator, Sequence

from nnkit.course import Assignment, Course
from nnkit.gradebook import By, Grade

_WITHOUT_RULES = ("junit", "classroom50")  # a case a check, and nothing beside them


def concerns(
    to: str, course: Course, assignment: Assignment, grades: Sequence[Grade]
) -> Iterator[tuple[str, list[str]]]:
    """Gives what is to be said, and of which students."""
    if to in _WITHOUT_RULES:
        what = "the checks' scores alone, without rules and adjustments"
        yield what, [each.student for each in grades if _is_cut(each) or _steps(each, *By)]
    if to == "nbgrader":
        what = "adjusted or dropped here, and not in nbgrader"
        yield what, [each.student for each in grades if _is_cut(each) or _steps(each, By.ADJUSTED)]
    what = "how late it was is not known, and nothing is taken off"
    yield what, [each.student for each in grades if _is_of_unknown_time(each)]
    extended = {student for student, name in course.rules.extensions if name == assignment.name}
    what = "an extension, and nothing handed in"
    yield what, sorted(extended - {each.student for each in grades})
    yield (
        "no score, by a fault of nnkit; grade again",
        [each.student for each in grades if each.score is None],
    )


def _is_cut(grade: Grade) -> bool:
    return len(grade.counted) < len(grade.parts)


def _steps(grade: Grade, *kinds: By) -> bool:
    return any(step.points for step in grade.all_steps if step.by in kinds)


def _is_of_unknown_time(grade: Grade) -> bool:
    return any(step.by is By.LATE and not step.points for step in grade.all_steps)
