"""From what was typed to what is graded: paths to submissions, names to exercises, defaults."""

import math
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from nnkit.collect.paths import exercises_in, find_submissions
from nnkit.course import COURSE_FILE, Assignment, Course, Exercise, find_course
from nnkit.errors import UsageError
from nnkit.pool import Plan
from nnkit.results import Result, Verdict

_SUBMISSIONS_A_JOB = 8  # a worker's start costs as much as grading some dozens


@dataclass(frozen=True)
class Found:
    """Submissions and the part of the course that they are graded for."""

    course: Course
    assignment: Assignment
    exercises: tuple[Exercise, ...]
    paths: tuple[Path, ...]

    def plan(self, device: str, lang: str, for_student: bool, unsafe: bool = False) -> Plan:
        """Gives the plan that a worker can be sent."""
        names = tuple(exercise.id for exercise in self.exercises)
        root, assignment = self.course.root, self.assignment.name
        return Plan(root, assignment, names, device, lang, for_student, unsafe)


def find(
    course: Course, paths: Sequence[Path], assignment: str | None, exercises: Sequence[str]
) -> Found:
    """Finds the submissions; UsageError names what is not there and what would fit."""
    named = tuple(course.exercise(name) for name in exercises)
    within = course.assignment(assignment).exercises if assignment else course.exercises
    found = [each for path in paths for each in find_submissions(path, within)]
    chosen = course.assignment(assignment) if assignment else _fitting(course, found, named)
    for exercise in named:
        if exercise not in chosen.exercises:
            raise UsageError(f"`{exercise.id}` is not in the assignment `{chosen.name}`.")
    if not named:
        _check_names(found, chosen.exercises)
    return Found(course, chosen, _wanted(chosen, found, named), tuple(found))


def _fitting(course: Course, found: Sequence[Path], named: Sequence[Exercise]) -> Assignment:
    """Gives the first assignment that has one of the files found, or one of those named."""
    for assignment in course.assignments:
        ours = named or [e for path in found for e in exercises_in(path, assignment.exercises)]
        if any(exercise in assignment.exercises for exercise in ours):
            return assignment
    raise _no_exercise(found[0], course.exercises)


def _check_names(found: Iterable[Path], exercises: Sequence[Exercise]) -> None:
    """Refuses a single file that says by no name which exercise it is."""
    for path in found:
        if path.is_file() and not exercises_in(path, exercises):
            raise _no_exercise(path, exercises)


def _no_exercise(path: Path, exercises: Iterable[Exercise]) -> UsageError:
    names = ", ".join(f"`{exercise.file}`" for exercise in exercises)
    return UsageError(
        f"{path}: no exercise has a file of this name; asked for are {names}; "
        "say which one it is with `--exercise NAME`."
    )


def _wanted(
    assignment: Assignment, found: Sequence[Path], named: Sequence[Exercise]
) -> tuple[Exercise, ...]:
    """Gives what is graded: what was named; the one exercise of a single file; else all."""
    if named:
        return tuple(each for each in assignment.exercises if each in named)
    if all(path.is_file() for path in found):
        fitting = [e for path in found for e in exercises_in(path, assignment.exercises)]
        return tuple(each for each in assignment.exercises if each in fitting)
    return assignment.exercises


def default_jobs(submissions: int) -> int:
    """Gives how many workers pay for so many submissions on this machine."""
    return max(1, min(len(os.sched_getaffinity(0)), math.ceil(submissions / _SUBMISSIONS_A_JOB)))


def has_findings(results: Iterable[Result], fail_under: float | None) -> bool:
    """Whether the shell is to be told: a fault of ours, or a score below the bar."""
    return any(
        any(each.verdict is Verdict.INTERNAL_ERROR for each in result.exercises)
        or (fail_under is not None and (result.score is None or result.score < fail_under))
        for result in results
    )


def course_of(file: Path | None) -> Path | None:
    """Gives the course around a student's file, when there is one."""
    if file is None or not file.exists():
        return None
    start = file.absolute() if file.is_dir() else file.absolute().parent
    held = any((folder / COURSE_FILE).is_file() for folder in (start, *start.parents))
    return find_course(start) if held else None


def find_own(
    course: Course, path: Path, exercise: str | None
) -> tuple[tuple[Exercise, ...], tuple[Path, ...]]:
    """Gives the exercises to check on a student's own file or folder, and where their code is."""
    named = (course.exercise(exercise),) if exercise else course.exercises
    if not path.exists():
        raise UsageError(f"{path}: there is no such file or folder.")
    if path.is_file():
        fitting = tuple(each for each in named if each.file == path.name)
        folders: tuple[Path, ...] = (path.absolute().parent,)
    else:
        fitting, folders = _in_folder(path.absolute(), named)
    if not fitting:
        names = ", ".join(f"`{each.file}`" for each in named)
        raise UsageError(f"{path}: no file of an exercise; it should be, or hold, {names}.")
    return fitting, folders


def _in_folder(
    path: Path, named: Sequence[Exercise]
) -> tuple[tuple[Exercise, ...], tuple[Path, ...]]:
    """Looks for files flat, in the exercise's folder, and, in a course, in exercises/."""
    fitting, folders = [], []
    for exercise in named:
        for folder in (path, path / exercise.id, path / "exercises" / exercise.id):
            if (folder / exercise.file).is_file():
                fitting.append(exercise)
                folders.append(folder)
                break
    return tuple(fitting), tuple(dict.fromkeys(folders))
