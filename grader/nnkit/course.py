"""The course: course.toml and each exercise.toml to frozen values; unknown keys are refused.

course.toml names the assignments and the points of their exercises; an exercise's folder
`exercises/<nn_name>/` holds what both sides may know; `solutions/<nn_name>/` is for staff only.
"""

import difflib
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, TypeVar

import msgspec

from nnkit.errors import CourseError, UsageError

COURSE_FILE = "course.toml"
EXERCISE_FILE = "exercise.toml"
LANGUAGES = ("en", "zh")

_T = TypeVar("_T")
Seconds = Annotated[float, msgspec.Meta(gt=0)]
Count = Annotated[int, msgspec.Meta(gt=0)]


class Limits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one student process may use; seconds are wall and CPU alike.

    `memory_bytes` is counted over the zygote's own; `output_bytes` is what is kept, and a flood is
    FLOOD_FACTOR times as much; `scratch_bytes` bounds each file that is written.
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
    frame_bytes: Count = 64 << 20
    depth: Count = 16
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
    limits: dict[str, float] = {}
    forbid: dict[str, list[str]] = {}
    hints: list[Text] = []


class _AssignmentToml(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    title: Text
    exercises: dict[str, Annotated[float, msgspec.Meta(gt=0)]]
    due: str = ""


class _CourseToml(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    assignment: list[_AssignmentToml]
    languages: tuple[str, ...] = ("en",)
    solutions: str = "solutions"
    limits: Limits = Limits()


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
    """A named list of exercises with the points of each."""

    name: str
    title: Text
    due: str
    exercises: tuple[Exercise, ...]
    points: dict[str, float]


@dataclass(frozen=True)
class Course:
    """What course.toml says, with every exercise loaded."""

    root: Path
    name: str
    languages: tuple[str, ...]
    solutions: Path
    limits: Limits
    assignments: tuple[Assignment, ...]

    @property
    def exercises(self) -> tuple[Exercise, ...]:
        """All exercises in the order of course.toml, each once."""
        by_id = {e.id: e for a in self.assignments for e in a.exercises}
        return tuple(by_id.values())

    def assignment(self, name: str) -> Assignment:
        """Gives the assignment of that name; UsageError with the nearest names."""
        return _pick(name, {a.name: a for a in self.assignments}, "assignment")

    def exercise(self, name: str) -> Exercise:
        """Gives the exercise of that id; UsageError with the nearest names."""
        return _pick(name, {e.id: e for e in self.exercises}, "exercise")


def _pick(name: str, known: dict[str, _T], noun: str) -> _T:
    if name in known:
        return known[name]
    raise UsageError(f"there is no {noun} `{name}` in this course; {nearest(name, known)}")


def nearest(name: str, known: Any) -> str:
    """Gives half a sentence that names what was probably meant."""
    close = difflib.get_close_matches(name, list(known), n=3, cutoff=0.4)
    names = ", ".join(f"`{each}`" for each in close or sorted(known))
    return f"did you mean {names}?" if close else f"there are {names or 'none'}."


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
    raw = _load_toml(path, _CourseToml)
    for language in raw.languages:
        if language not in LANGUAGES:
            raise _error(path, "languages", f"`{language}` is not one of {', '.join(LANGUAGES)}")
    solutions = (root / raw.solutions).resolve()
    loaded: dict[str, Exercise] = {}
    assignments = []
    for entry in raw.assignment:
        for name in entry.exercises:
            if name not in loaded:
                loaded[name] = _load_exercise(root, name, solutions, raw.limits)
        exercises = tuple(loaded[name] for name in entry.exercises)
        assignments.append(
            Assignment(entry.name, entry.title, entry.due, exercises, dict(entry.exercises))
        )
    return Course(root, raw.name, tuple(raw.languages), solutions, raw.limits, tuple(assignments))


def _load_exercise(root: Path, name: str, solutions: Path, limits: Limits) -> Exercise:
    if not re.fullmatch(r"[0-9]{2}_[a-z0-9_]+", name):
        raise _error(
            root / COURSE_FILE, name, "an exercise's name is two digits, `_` and lower case"
        )
    folder = root / "exercises" / name
    path = folder / EXERCISE_FILE
    raw = _load_toml(path, _ExerciseToml)
    if not re.fullmatch(r"[a-z_][a-z0-9_]*\.py", raw.file):
        raise _error(path, "file", f"`{raw.file}` is not the lower-case name of a .py file")
    merged = {**msgspec.to_builtins(limits), **raw.limits}
    return Exercise(
        id=name,
        file=raw.file,
        title=raw.title,
        folder=folder,
        solutions=solutions / name,
        limits=_convert(path, merged, Limits, "limits."),
        forbid=raw.forbid,
        hints=tuple(raw.hints),
    )


def _load_toml(path: Path, kind: type[_T]) -> _T:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise CourseError(f"{path}: there is no such file; create it.") from None
    except (OSError, UnicodeDecodeError) as error:
        raise CourseError(f"{path}: it cannot be read ({error}).") from None
    except tomllib.TOMLDecodeError as error:
        raise CourseError(f"{path}: it is not TOML: {error}.") from None
    return _convert(path, data, kind, "")


def _convert(path: Path, data: Any, kind: type[_T], prefix: str) -> _T:
    """Fits `data` to the type; a misfit is told with key, line and what is allowed."""
    try:
        return msgspec.convert(_whole(data), kind, strict=True)
    except msgspec.ValidationError as error:
        what, _, where = str(error).partition(" - at `$")
        unknown = re.search(r"unknown field `(.*)`", what)
        keys = re.findall(r"[A-Za-z_][\w-]*", where.replace("[...]", ""))
        if unknown is None:
            raise _error(path, prefix + ".".join(keys), _lower(what)) from None
        key = ".".join([*keys, unknown[1]])
        allowed = nearest(unknown[1], _fields(kind, keys))
        raise _error(path, prefix + key, f"the key is not known; {allowed.rstrip('.?')}") from None


def _whole(data: Any) -> Any:
    """Turns 4096.0 into 4096: limits of both kinds go through one table of floats."""
    if isinstance(data, dict):
        return {key: _whole(value) for key, value in data.items()}
    return int(data) if isinstance(data, float) and data.is_integer() else data


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def _fields(kind: Any, keys: list[str]) -> list[str]:
    """Gives the names allowed at that place: down the types along the keys of the path."""
    for key in keys:
        info = next((f for f in msgspec.structs.fields(kind) if f.name == key), None)
        if info is None:
            break
        inner = getattr(info.type, "__args__", (info.type,))
        kind = next(
            (t for t in inner if isinstance(t, type) and issubclass(t, msgspec.Struct)), kind
        )
    return [field.name for field in msgspec.structs.fields(kind)]


def _error(path: Path, key: str, what: str) -> CourseError:
    return CourseError(f"{path}{_line_of(path, key)}: `{key}`: {what}.")


def _line_of(path: Path, key: str) -> str:
    """Gives `:line` of the key's last part, or nothing where the text does not show it."""
    last = re.escape(key.rpartition(".")[2])
    if not last:
        return ""
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), start=1):
        if re.search(rf"(^|[\s{{,.\[\"']){last}[\"']?\s*(=|\])", line):
            return f":{number}"
    return ""
