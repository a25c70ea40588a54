"""From what was typed to what is graded: paths to hand-ins, names to exercises, defaults."""

import contextlib
import math
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

from nnkit.collect.classes import Collected, collect, is_class, read
from nnkit.collect.paths import exercises_in
from nnkit.course import COURSE_FILE, Assignment, Course, Exercise, find_course
from nnkit.doctor import find_device
from nnkit.errors import UsageError
from nnkit.plan import Plan, Wanted
from nnkit.state import STORE_FILE, make_state, state_path

_SUBMISSIONS_A_JOB = 8  # a worker's start costs as much as grading some dozens


@dataclass(frozen=True)
class Typed:
    """The options of `nnkit grade`, by their names there."""

    paths: tuple[Path, ...]
    assignment: str | None = None
    exercise: tuple[str, ...] = ()
    student: tuple[str, ...] = ()
    roster: Path | None = None
    attempt: Literal["first", "last", "best"] = "last"
    one: bool = False
    dry_run: bool = False
    device: str = "auto"
    jobs: int | None = None
    cluster: str | None = None
    insecure_cluster: bool = False
    store: str | None = None
    out: Path | None = None
    resume: bool = True
    only_failed: bool = False
    twice: bool = False
    diff: bool = False
    audience: str = "staff"
    unsafe: bool = False
    fail_under: float | None = None
    quiet: bool = False
    lang: str | None = None
    form: str = "text"

    @property
    def is_stored(self) -> bool:
        """Whether results are stored of a single submission, too."""
        return bool(self.store or self.out or self.diff)

    @property
    def wanted(self) -> Wanted:
        """The part of the class that is meant."""
        best = self.attempt == "best"
        return Wanted(frozenset(self.student), not self.resume, self.only_failed, best)


@dataclass(frozen=True)
class Found:
    """Hand-ins, and the part of the course that they are graded for."""

    course: Course
    assignment: Assignment
    exercises: tuple[Exercise, ...]
    paths: tuple[Path, ...]
    collected: Collected
    one: bool = False  # though it look like a class

    @cached_property
    def is_single(self) -> bool:
        """Whether one submission was named, which is shown whole."""
        return self.one or not is_class(self.paths, self.exercises, self.assignment)

    @cached_property
    def count(self) -> int:
        """How many hand-ins there are to tell of, those that are missing among them."""
        return self.collected.count() + sum(1 for _ in self.collected.missing())

    def plan(self, typed: Typed) -> Plan:
        """Gives the plan that a worker can be sent."""
        return Plan(
            course=self.course.root,
            assignment=self.assignment.name,
            exercises=tuple(exercise.id for exercise in self.exercises),
            device=self._device(typed),
            lang=typed.lang or self.course.languages[0],
            for_student=typed.audience == "student",
            unsafe=typed.unsafe,
            twice=typed.twice,
        )

    def _device(self, typed: Typed) -> str:
        """Gives the device that was meant: one submission takes one; a cluster's workers may have
        GPUs where this machine has none."""
        if typed.cluster and typed.device == "both":
            raise UsageError(
                "`--device both` is for one machine; a cluster's workers have one device each: "
                "grade with `--device cuda` or `--device cpu`."
            )
        if typed.cluster:
            return "cpu" if typed.device == "auto" else typed.device
        device = find_device(typed.device)
        return "cuda" if device == "both" and self.is_single else device


@contextlib.contextmanager
def find(course: Course, typed: Typed) -> Iterator[Found]:
    """Finds the hand-ins; UsageError names what is not there and what would fit."""
    named = tuple(course.exercise(name) for name in typed.exercise)
    meant = course.assignment(typed.assignment) if typed.assignment else None
    within = meant.exercises if meant else course.exercises
    if typed.one and len(typed.paths) > 1:
        raise UsageError("`--one` is for one path, which holds what one student handed in.")
    with collect(
        typed.paths, within, roster=typed.roster, attempt=typed.attempt, assignment=meant,
        one=typed.one,
    ) as collected:  # fmt: skip
        chosen = meant or _fitting(course, typed.paths, collected, named)
        for exercise in named:
            if exercise not in chosen.exercises:
                raise UsageError(f"`{exercise.id}` is not in the assignment `{chosen.name}`.")
        if not named:
            _check_names(typed.paths, chosen.exercises)
        _check_students(collected, typed.student)
        wanted = _wanted(chosen, typed.paths, named)
        yield Found(course, chosen, wanted, typed.paths, collected, typed.one)


def _fitting(
    course: Course, paths: Sequence[Path], collected: Collected, named: Sequence[Exercise]
) -> Assignment:
    """Gives the first assignment that has one of the files found, or one of those named."""
    ours = {exercise.id for exercise in named} or _files(course, paths, collected)
    for assignment in course.assignments:
        if ours & {exercise.id for exercise in assignment.exercises}:
            return assignment
    _check_names(paths, course.exercises)
    return course.assignments[0]


def _files(course: Course, paths: Sequence[Path], collected: Collected) -> set[str]:
    """Gives the exercises of the files that were typed, or else of the first hand-in with any."""
    files = [path for path in paths if _is_named_file(path)]
    if files:
        return {each.id for path in files for each in exercises_in(path, course.exercises)}
    read_ones = (read(each, course.exercises).files for each in collected.hand_ins())
    return set(next(filter(None, read_ones), ()))


def _is_named_file(path: Path) -> bool:
    """Whether a path is one file, whose name says which exercise it is."""
    return path.suffix in (".py", ".ipynb") and path.is_file()


def _check_names(paths: Iterable[Path], exercises: Sequence[Exercise]) -> None:
    """Refuses a single file that says by no name which exercise it is."""
    for path in paths:
        if _is_named_file(path) and not exercises_in(path, exercises):
            names = ", ".join(f"`{exercise.file}`" for exercise in exercises)
            raise UsageError(
                f"{path}: no exercise has a file of this name; asked for are {names}; "
                "say which one it is with `--exercise NAME`."
            )


def _check_students(collected: Collected, students: Sequence[str]) -> None:
    """Refuses a name that nobody in the class has."""
    if not students:
        return
    there = {student for hand_in in collected.hand_ins() for student in hand_in.students}
    there.update(collected.missing())
    if strange := [student for student in students if student not in there]:
        raise UsageError(f"nobody of the name `{strange[0]}` handed in; `--dry-run` shows who did.")


def _wanted(
    chosen: Assignment, paths: Sequence[Path], named: Sequence[Exercise]
) -> tuple[Exercise, ...]:
    """Gives what is graded: what was named; the one exercise of a single file; else all."""
    if named:
        return chosen.chosen(each.id for each in named)
    if all(map(_is_named_file, paths)):
        fitting = [each.id for path in paths for each in exercises_in(path, chosen.exercises)]
        return chosen.chosen(fitting)
    return chosen.exercises


def store_of(course: Course, typed: Typed) -> str:
    """Gives the path or URL of the store that a class's results go to."""
    if typed.store and typed.out:
        raise UsageError("`--store` and `--out` both name a store; type one of them.")
    if typed.store:
        return typed.store
    folder = typed.out or state_path(course.root)
    try:
        if typed.out:
            folder.mkdir(parents=True, exist_ok=True)
        else:
            make_state(course.root)
    except OSError as error:
        raise UsageError(f"{folder}: the folder cannot be made ({error.strerror}).") from None
    return str(folder / STORE_FILE)


def default_jobs(submissions: int) -> int:
    """Gives how many workers pay for so many submissions on this machine."""
    return max(1, min(len(os.sched_getaffinity(0)), math.ceil(submissions / _SUBMISSIONS_A_JOB)))


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
