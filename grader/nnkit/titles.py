"""The hidden checks as a notebook for nbgrader may name them: title and points, by exercise."""

from collections.abc import Sequence

from nnkit.course import Assignment, Course
from nnkit.notebooks import GradeCell


def grade_cells(
    course: Course, assignment: Assignment, langs: Sequence[str]
) -> dict[str, list[GradeCell]]:
    """Collects the checks of an assignment; a title in two languages is both."""
    from nnkit.judge.session import Checks, with_checks  # pytest and torch

    def read(checks: Checks) -> dict[str, list[GradeCell]]:
        return {
            exercise.id: [
                GradeCell(each.id, " / ".join(map(each.title, langs)), each.points)
                for each in checks.of(exercise.id)
            ]
            for exercise in assignment.exercises
        }

    return with_checks(course, assignment, assignment.exercises, read, secret=b"\0" * 32)
