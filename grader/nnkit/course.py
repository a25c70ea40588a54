"""The course: course.toml and each exercise.toml to frozen values; unknown keys are refused.

course.toml names the assignments and the points of their exercises; an exercise's folder
`exercises/<nn_name>/` holds what both sides may know; `solutions/<nn_name>/` is for staff only.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, TypeVar

import msgspec

from nnkit.errors import CourseError, UsageError
from nnkit.policy import Rules, RulesToml, Terms, check_rules, due_of, zone_of
from nnkit.settings import convert, load_toml, misfit, nearest

COURSE_FILE = "course.toml"
EXERCISE_FILE = "exercise.toml"
LANGUAGES = ("en", "zh")
# What exercise.toml may forbid; `box/operators` says what each of them covers.
BANS = (
    "convolution", "cross_entropy", "cumsum", "linear", "max_pool", "mse_loss", "optim",
    "optim_step", "relu", "softmax", "tanh",
)  # fmt: skip

_T = TypeVar("_T")
# The upper bounds keep out `inf`, and what no kernel or wire could take.
Seconds = Annotated[float, msgspec.Meta(gt=0, le=1e6)]
Count = Annotated[int, msgspec.Meta(gt=0, le=1 << 50)]
FrameBytes = Annotated[int, msgspec.Meta(gt=0, lt=1 << 32)]
Depth = Annotated[int, msgspec.Meta(gt=0, le=64)]
Points = Annotated[float, msgspec.Meta(gt=0, le=1e6)]


class Limits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one student process may use; seconds are wall and CPU alike.

    `memory_bytes` is counted over the zygote's own; `output_bytes` is what is kept, and a flood is
    FLOOD_FACTOR times as much; `scratch_bytes` bounds each file that is
    written; together they may be twice as large.
    """

    import_s: Seconds = 20.0
    call_s: Seconds = 10.0
    exercise_s: Seconds = 60.0
    submission_s: Seconds = 300.0
    memory_bytes: Count = 1 << 30
    output_bytes: Count = 64 << 10
    threads: Count = 64
    processes: Count = 8
    scratch_bytes: Count = 64 << 20
    frame_bytes: FrameBytes = 64 << 20
    depth: Depth = 16
    items: Count = 1_000_000
    handles: Count = 4096


class Text(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One sentence in the languages of the course."""

    en: str
    zh: str = ""

    def get(self, lang: str) -> str:
        """Gives the text in `lang`, in English where it is not translated."""
        return str(getattr(self, lang, "") or self.en)


class _ExerciseToml(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    file: str
    title: Text
    limits: dict[str, Any] = {}
    forbid: dict[str, list[str]] = {}
    hints: list[Text] = []


class _AssignmentToml(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    title: Text
    exercises: dict[str, Points]
    due: str = ""


class _CourseToml(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    assignment: list[_AssignmentToml]
    languages: tuple[str, ...] = ("en",)
    solutions: str = "solutions"
    limits: Limits = Limits()
    rules: RulesToml = RulesToml()


@dataclass(frozen=True)
class Exercise:
    """One file to hand in, its public folder, its staff's folder and its limits."""

    id: str
    file: str
    title: Text
    folder: Path
    solutions: Path
    limits: Limits
    forbid: dict[str, list[str]]
    hints: tuple[Text, ...]

    @property
    def module(self) -> str:
        """The name under which the student's file is imported, e.g. `net`."""
        return Path(self.file).stem


@dataclass(frozen=True)
class Assignment:
    """A named list of exercises with the points of each; `due` is in the course's time zone."""

    name: str
    title: Text
    due: datetime | None
    exercises: tuple[Exercise, ...]
    points: dict[str, float]

    def chosen(self, names: Iterable[str]) -> tuple[Exercise, ...]:
        """Gives the exercises of those names, in the assignment's order."""
        wanted = set(names)
        return tuple(each for each in self.exercises if each.id in wanted)


@dataclass(frozen=True)
class Course:
    """What course.toml says, with every exercise loaded."""

    root: Path
    name: str
    languages: tuple[str, ...]
    solutions: Path
    limits: Limits
    assignments: tuple[Assignment, ...]
    rules: Rules

    @property
    def exercises(self) -> tuple[Exercise, ...]:
        """All exercises in the order of course.toml, each once."""
        by_id = {e.id: e for a in self.assignments for e in a.exercises}
        return tuple(by_id.values())

    def assignment(self, name: str | None) -> Assignment:
        """Gives the assignment of that name, the first where none is named; UsageError with the
        nearest names."""
        if not name:
            return self.assignments[0]
        return _pick(name, {a.name: a for a in self.assignments}, "assignment")

    def exercise(self, name: str) -> Exercise:
        """Gives the exercise of that id; UsageError with the nearest names."""
        return _pick(name, {e.id: e for e in self.exercises}, "exercise")

    def without_solutions(self, folder: Path) -> CourseError:
        """Gives the error that tells of a folder of solutions that is not there."""
        return CourseError(
            f"{folder}: there is no such folder; `solutions` in {self.root / COURSE_FILE} "
            "must name the folder with the hidden checks.",
            "missing-file",
        )


def _pick(name: str, known: dict[str, _T], noun: str) -> _T:
    if name in known:
        return known[name]
    raise UsageError(f"there is no {noun} `{name}` in this course; {nearest(name, known)}")


def find_course(start: Path) -> Path:
    """Gives the nearest folder upwards from `start` that holds a course.toml."""
    for folder in (start, *start.parents):
        if (folder / COURSE_FILE).is_file():
            return folder
    raise UsageError(
        f"no {COURSE_FILE} in {start} or above it; "
        "run nnkit in a course's folder or name one with `nnkit -C DIR`."
    )


def load_course(root: Path) -> Course:
    """Reads course.toml and every exercise.toml that it names; CourseError names file and line."""
    path = root / COURSE_FILE
    raw = load_toml(path, _CourseToml)
    _check_lists(path, raw)
    solutions = (root / raw.solutions).resolve()
    zone = zone_of(path, raw.rules)
    loaded: dict[str, Exercise] = {}
    assignments = []
    for number, entry in enumerate(raw.assignment):
        for name in entry.exercises:
            if name not in loaded:
                loaded[name] = _load_exercise(root, name, solutions, raw.limits)
        exercises = tuple(loaded[name] for name in entry.exercises)
        due = due_of(path, ["assignment", number, "due"], entry.due, zone) if entry.due else None
        assignments.append(
            Assignment(entry.name, entry.title, due, exercises, dict(entry.exercises))
        )
    _check_files(path, loaded.values())
    terms = {each.name: Terms(each.due, each.points) for each in assignments}
    return Course(
        root=root,
        name=raw.name,
        languages=tuple(raw.languages),
        solutions=solutions,
        limits=raw.limits,
        assignments=tuple(assignments),
        rules=check_rules(path, raw.rules, zone, terms),
    )


def _check_lists(path: Path, raw: _CourseToml) -> None:
    """Refuses what the types cannot: unknown languages, empty lists, two of one name."""
    if not raw.languages:
        raise misfit(path, ["languages"], f"name one of {', '.join(LANGUAGES)}")
    for language in raw.languages:
        if language not in LANGUAGES:
            raise misfit(path, ["languages"], f"`{language}` is not one of {', '.join(LANGUAGES)}")
    if not raw.assignment:
        raise misfit(path, ["assignment"], "a course has one assignment at least")
    names = [entry.name for entry in raw.assignment]
    for number, entry in enumerate(raw.assignment):
        if entry.name in names[:number]:
            what = f"another assignment has the name `{entry.name}`"
            raise misfit(path, ["assignment", number, "name"], what)
        if not entry.exercises:
            what = "an assignment has one exercise at least"
            raise misfit(path, ["assignment", number, "exercises"], what)


def _check_files(path: Path, exercises: Iterable[Exercise]) -> None:
    """Refuses two exercises that ask for one file: nobody could tell what was handed in."""
    seen: dict[str, str] = {}
    for exercise in exercises:
        if exercise.file in seen:
            what = f"it asks for `{exercise.file}`, as `{seen[exercise.file]}` does"
            raise misfit(path, [exercise.id], what)
        seen[exercise.file] = exercise.id


def _load_exercise(root: Path, name: str, solutions: Path, limits: Limits) -> Exercise:
    _check_name(root, name)
    folder = root / "exercises" / name
    path = folder / EXERCISE_FILE
    raw = load_toml(path, _ExerciseToml)
    if not re.fullmatch(r"[a-z_][a-z0-9_]*\.py", raw.file):
        what = f"`{raw.file}` is not the lower-case name of a .py file"
        raise misfit(path, ["file"], what, "bad-name")
    for function, bans in raw.forbid.items():
        for ban in bans:
            if ban not in BANS:
                what = f"there is no ban `{ban}`; {nearest(ban, BANS)}"
                raise misfit(path, ["forbid", function], what)
    given = {**msgspec.to_builtins(limits), **raw.limits}
    return Exercise(
        id=name,
        file=raw.file,
        title=raw.title,
        folder=folder,
        solutions=solutions / name,
        limits=convert(path, given, Limits, ["limits"]),
        forbid=raw.forbid,
        hints=tuple(raw.hints),
    )


def _check_name(root: Path, name: str) -> None:
    path = root / COURSE_FILE
    if not re.fullmatch(r"[0-9]{2}_[a-z0-9_]+", name):
        what = "an exercise's name is two digits, `_` and lower case"
        raise misfit(path, [name], what, "bad-name")
    if not (root / "exercises" / name).is_dir():
        there = [each.parent.name for each in (root / "exercises").glob(f"*/{EXERCISE_FILE}")]
        what = f"there is no folder `exercises/{name}`; {nearest(name, there)}"
        raise misfit(path, [name], what, "missing-file")
