"""The course: course.toml and each exercise.toml to frozen values; unknown keys are refused.

course.toml names the assignments and the points of their exercises; an exercise's folder
`exercises/<nn_name>/` holds what both sides may know; `solutions/<nn_name>/` is for staff only.
"""

import difflib
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, TypeVar

import msgspec

from nnkit.errors import CourseError, UsageError

COURSE_FILE = "course.toml"
EXERCISE_FILE = "exercise.toml"
LANGUAGES = ("en", "zh")
# What exercise.toml may forbid; `box/operators` says what each of them covers.
BANS = (
    "convolution", "cross_entropy", "cumsum", "linear", "max_pool", "mse_loss", "optim",
    "optim_step", "relu", "softmax", "tanh",
)  # fmt: skip

_T = TypeVar("_T")
Keys = list[str | int]  # the way to a value: names of tables, places in lists
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


def nearest(name: str, known: Any) -> str:
    """Gives half a sentence that names what was probably meant."""
    close = difflib.get_close_matches(name, list(known), n=3, cutoff=0.6)
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
    _check_lists(path, raw)
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
    _check_files(path, loaded.values())
    return Course(root, raw.name, tuple(raw.languages), solutions, raw.limits, tuple(assignments))


def _check_lists(path: Path, raw: _CourseToml) -> None:
    """Refuses what the types cannot: unknown languages, empty lists, two of one name."""
    if not raw.languages:
        raise _error(path, ["languages"], f"name one of {', '.join(LANGUAGES)}")
    for language in raw.languages:
        if language not in LANGUAGES:
            raise _error(path, ["languages"], f"`{language}` is not one of {', '.join(LANGUAGES)}")
    if not raw.assignment:
        raise _error(path, ["assignment"], "a course has one assignment at least")
    names = [entry.name for entry in raw.assignment]
    for number, entry in enumerate(raw.assignment):
        if entry.name in names[:number]:
            what = f"another assignment has the name `{entry.name}`"
            raise _error(path, ["assignment", number, "name"], what)
        if not entry.exercises:
            what = "an assignment has one exercise at least"
            raise _error(path, ["assignment", number, "exercises"], what)


def _check_files(path: Path, exercises: Iterable[Exercise]) -> None:
    """Refuses two exercises that ask for one file: nobody could tell what was handed in."""
    seen: dict[str, str] = {}
    for exercise in exercises:
        if exercise.file in seen:
            what = f"it asks for `{exercise.file}`, as `{seen[exercise.file]}` does"
            raise _error(path, [exercise.id], what)
        seen[exercise.file] = exercise.id


def _load_exercise(root: Path, name: str, solutions: Path, limits: Limits) -> Exercise:
    _check_name(root, name)
    folder = root / "exercises" / name
    path = folder / EXERCISE_FILE
    raw = _load_toml(path, _ExerciseToml)
    if not re.fullmatch(r"[a-z_][a-z0-9_]*\.py", raw.file):
        what = f"`{raw.file}` is not the lower-case name of a .py file"
        raise _error(path, ["file"], what, "bad-name")
    for function, bans in raw.forbid.items():
        for ban in bans:
            if ban not in BANS:
                what = f"there is no ban `{ban}`; {nearest(ban, BANS)}"
                raise _error(path, ["forbid", function], what)
    given = {**msgspec.to_builtins(limits), **raw.limits}
    return Exercise(
        id=name,
        file=raw.file,
        title=raw.title,
        folder=folder,
        solutions=solutions / name,
        limits=_convert(path, given, Limits, ["limits"]),
        forbid=raw.forbid,
        hints=tuple(raw.hints),
    )


def _check_name(root: Path, name: str) -> None:
    path = root / COURSE_FILE
    if not re.fullmatch(r"[0-9]{2}_[a-z0-9_]+", name):
        what = "an exercise's name is two digits, `_` and lower case"
        raise _error(path, [name], what, "bad-name")
    if not (root / "exercises" / name).is_dir():
        there = [each.parent.name for each in (root / "exercises").glob(f"*/{EXERCISE_FILE}")]
        what = f"there is no folder `exercises/{name}`; {nearest(name, there)}"
        raise _error(path, [name], what, "missing-file")


def _load_toml(path: Path, kind: type[_T]) -> _T:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise CourseError(f"{path}: there is no such file; create it.", "missing-file") from None
    except (OSError, UnicodeDecodeError) as error:
        raise CourseError(f"{path}: it cannot be read ({error}).") from None
    except tomllib.TOMLDecodeError as error:
        raise CourseError(f"{path}: it is not TOML: {error}.") from None
    return _convert(path, data, kind, [])


def _convert(path: Path, data: Any, kind: type[_T], prefix: Keys) -> _T:
    """Fits `data` to the type; a misfit is told with key, line and what is allowed."""
    data = _whole(data)
    try:
        return msgspec.convert(data, kind, strict=True)
    except msgspec.ValidationError as error:
        what, _, where = str(error).partition(" - at `$")
    keys = _keys(where.rstrip("`"), data, kind)
    if missing := re.search(r"missing required field `(.*)`", what):
        name = _dotted([*prefix, *keys, missing[1]])
        raise CourseError(f"{path}{_line_of(path, [*prefix, *keys])}: `{name}`: add this key.")
    if unknown := re.search(r"unknown field `(.*)`", what):
        what = f"the key is not known; {_allowed(unknown[1], _fields(kind, keys))}"
        raise _error(path, [*prefix, *keys, unknown[1]], what, "unknown-key")
    raise _error(path, [*prefix, *keys], _in_words_of_toml(what))


def _keys(where: str, data: Any, kind: Any) -> Keys:
    """Gives the keys of msgspec's path; its `[...]` stands for any entry of a table."""
    keys: Keys = []
    for name, index, entry in re.findall(r"\.([\w-]+)|\[(\d+)\]|(\[\.\.\.\])", where):
        keys.append(_misfit(keys, where, data, kind) if entry else int(index) if index else name)
    return keys


def _misfit(keys: Keys, where: str, data: Any, kind: Any) -> str:
    """Names the entry of the table at `keys` that does not fit: each is tried alone."""
    table = data
    for key in keys:
        table = table[key]
    for name, value in list(table.items()):
        table.clear()
        table[name] = value
        try:
            msgspec.convert(data, kind, strict=True)
        except msgspec.ValidationError as error:
            if f"`${where}" in str(error):
                return str(name)
    return ""


def _allowed(name: str, known: list[str]) -> str:
    names = ", ".join(f"`{each}`" for each in known)
    close = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
    return f"allowed are {names}" + (f"; did you mean `{close[0]}`?" if close else "")


def _in_words_of_toml(what: str) -> str:
    for ours, theirs in (("object", "table"), ("array", "list"), ("str", "string")):
        what = what.replace(f"`{ours}`", f"`{theirs}`")
    return what[:1].lower() + what[1:]


def _whole(data: Any) -> Any:
    """Turns 4096.0 into 4096: limits of both kinds go through one table of floats."""
    if isinstance(data, dict):
        return {key: _whole(value) for key, value in data.items()}
    return int(data) if isinstance(data, float) and data.is_integer() else data


def _fields(kind: Any, keys: Keys) -> list[str]:
    """Gives the names allowed at that place: down the types along the keys of the path."""
    for key in (each for each in keys if isinstance(each, str)):
        info = next((f for f in msgspec.structs.fields(kind) if f.name == key), None)
        if info is None:
            break
        inner = getattr(info.type, "__args__", (info.type,))
        kind = next(
            (t for t in inner if isinstance(t, type) and issubclass(t, msgspec.Struct)), kind
        )
    return [field.name for field in msgspec.structs.fields(kind)]


def _error(path: Path, keys: Keys, what: str, rule: str = "bad-value") -> CourseError:
    end = "" if what.endswith(("?", ".")) else "."
    return CourseError(f"{path}{_line_of(path, keys)}: `{_dotted(keys)}`: {what}{end}", rule)


def _dotted(keys: Keys) -> str:
    return ".".join(key for key in keys if isinstance(key, str))


def _line_of(path: Path, keys: Keys) -> str:
    """Gives `:line` of the last of the keys that the text shows, each below the one before."""
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    found = None
    for key, index in zip(keys, [*keys[1:], 0], strict=False):
        if isinstance(key, str):
            shown = [n for n in range(found or 0, len(lines)) if _shows(lines[n], key)]
            nth = index if isinstance(index, int) else 0  # which of the `[[assignment]]`
            found = shown[min(nth, len(shown) - 1)] if shown else found
    return "" if found is None else f":{found + 1}"


def _shows(line: str, key: str) -> bool:
    pattern = rf"""(^|[\s{{,.\["']){re.escape(key)}["']?\s*(=|\])"""
    return not line.lstrip().startswith("#") and re.search(pattern, line) is not None
