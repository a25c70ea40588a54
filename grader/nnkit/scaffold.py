"""`init` and `new`: a course from nothing, and an exercise from a template that verifies.

Everything is written into a temporary folder beside its place and moved there whole. What makes it
count, course.toml, comes last; what fails or is interrupted before that is taken away again.
"""

import contextlib
import keyword
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from string import Template
from typing import Any

from nnkit.course import COURSE_FILE, Course
from nnkit.errors import UsageError

TEMPLATES = Path(__file__).with_name("templates")
FIRST, POINTS = "01_mean_square", 10
ROOMS = ("exercises", "solutions")
_NAME = re.compile(r"[0-9]{2}_(?P<module>[a-z][a-z0-9_]*)")
_PAGES = {"en": "README.md", "zh": "README.zh.md"}
# A student's file of such a name would be taken for another module, or a check could not call it.
_TAKEN = {*sys.stdlib_module_names, "conftest", "fetch", "nnkit", "numpy", "pytest", "torch"}


def make_course(root: Path) -> list[Path]:
    """Makes a course with one exercise in a new or empty folder; gives its files.

    A folder that holds but `.git` counts as empty. UsageError for any other.
    """
    name = re.sub(r"[^a-z0-9]+", "-", root.resolve().name.lower()).strip("-") or "course"
    values = {"course": name, **_values(FIRST, POINTS)}
    with _telling(root), _empty_folder(root), _beside(root) as built:
        _render("course", built, values)
        for room in ROOMS:
            _render(room, built / room / FIRST, values)
        parts = sorted(built.iterdir(), key=lambda path: path.name == COURSE_FILE)
        with _moves() as move:
            for part in parts:
                move(part, root / part.name)
    return [file for part in parts for file in _files(root / part.name)]


def make_exercise(course: Course, assignment: str, name: str, points: int) -> list[Path]:
    """Makes an exercise and enters it into course.toml; gives the files that it wrote. UsageError
    for a name that does not fit or is taken."""
    _check_name(course, name)
    values = _values(name, points)
    rooms = dict(zip(ROOMS, _check_free(course, name), strict=True))
    path = (course.root / COURSE_FILE).resolve()
    with contextlib.ExitStack() as folders:
        folders.enter_context(_telling(course.root))
        built = {room: folders.enter_context(_beside(rooms[room].parent)) for room in ROOMS}
        for room in ROOMS:
            _render(room, built[room] / name, values)
        for language in _PAGES.keys() - {*course.languages}:
            (built["exercises"] / name / _PAGES[language]).unlink()
        written = folders.enter_context(_beside(path.parent)) / COURSE_FILE
        written.write_bytes(_entered(path, assignment, name, points))
        shutil.copymode(path, written)
        with _moves() as move:
            for room in ROOMS:
                move(built[room] / name, rooms[room])
            move(written, path)
    return [*_files(rooms["exercises"]), *_files(rooms["solutions"]), course.root / COURSE_FILE]


def with_exercise(text: str, assignment: str, name: str, points: int) -> str:
    """Gives the text of a course.toml with one exercise more, all else as it stands there."""
    tomlkit = _tomlkit()
    document = tomlkit.parse(text)
    [entry] = [each for each in document["assignment"] if each["name"] == assignment]
    exercises = entry["exercises"]
    tail = []
    if isinstance(exercises, tomlkit.items.Table):
        body = exercises.value.body
        while body[-1][0] is None:  # blank lines and comments: they belong to what comes next
            tail.append(body.pop())
    exercises[name] = points
    if tail:
        body.extend(reversed(tail))
    text = tomlkit.dumps(document)
    return text if text.endswith("\n") else f"{text}\n"


def _tomlkit() -> Any:
    try:
        import tomlkit
    except ImportError:
        raise UsageError(
            f"{COURSE_FILE} is edited with tomlkit, which is not installed; "
            "type `pip install 'nnkit[instructor]'`."
        ) from None
    return tomlkit


def _entered(path: Path, assignment: str, name: str, points: int) -> bytes:
    """Gives the new bytes of a course.toml, with the ends of lines that it had."""
    text = path.read_bytes().decode("utf-8-sig")
    made = with_exercise(text.replace("\r\n", "\n"), assignment, name, points)
    return (made.replace("\n", "\r\n") if "\r\n" in text else made).encode()


def _check_empty(root: Path) -> None:
    if not root.parent.is_dir():
        raise UsageError(f"{root}: there is no folder {root.parent}; make it first.")
    if (root / COURSE_FILE).exists():
        raise UsageError(
            f"{root}: there is a {COURSE_FILE} already; type `nnkit new NN_name` there for one "
            "exercise more, or name another folder."
        )
    if root.exists() and (not root.is_dir() or {p.name for p in root.iterdir()} - {".git"}):
        raise UsageError(f"{root}: it is not an empty folder; name a new one, `nnkit init DIR`.")


def _check_name(course: Course, name: str) -> None:
    """UsageError with the nearest name for one that is not an exercise's."""
    match = _NAME.fullmatch(name)
    if match is None:
        raise UsageError(
            f"`{name}` is not an exercise's name: two digits, `_`, then lower-case letters, digits "
            f"and `_`; type `nnkit new {_nearest(course, name)}`."
        )
    module = match["module"]
    if module in _TAKEN or keyword.iskeyword(module):
        raise UsageError(
            f"`{name}`: `{module}` is a name that Python, torch or nnkit uses itself; "
            f"type another, such as `nnkit new {name}_rows`."
        )


def _nearest(course: Course, name: str) -> str:
    """Gives the name that was probably meant: with its own number, or the next free one."""
    number, rest = re.findall(r"^\W*([0-9]{0,2})(.*)$", name.lower(), re.DOTALL)[0]
    words = re.sub(r"[^a-z0-9]+", "_", rest).strip("_0123456789")
    following = max(int(exercise.id[:2]) for exercise in course.exercises) + 1
    return f"{int(number or min(following, 99)):02}_{words or 'name'}"


def _check_free(course: Course, name: str) -> list[Path]:
    """Gives the two folders of a new exercise; UsageError if anything stands in their place."""
    file = f"{name[3:]}.py"
    for exercise in course.exercises:
        if exercise.file == file:
            raise UsageError(f"`{exercise.id}` asks for `{file}` already; type another name.")
    if not course.solutions.is_dir():
        raise course.without_solutions(course.solutions)
    folders = [course.root / "exercises" / name, course.solutions / name]
    for folder in folders:
        if os.path.lexists(folder):
            raise UsageError(f"{folder}: it is there already; move it away or type another name.")
    return folders


def _values(name: str, points: int) -> dict[str, str]:
    module = name[3:]
    return {
        "exercise": name,
        "module": module,
        "title": module.replace("_", " ").capitalize(),
        "points": f"{points}",
        "half": f"{points / 2}".removesuffix(".0"),
    }


def _render(room: str, folder: Path, values: dict[str, str]) -> None:
    """Writes the files of a room's templates, their names and texts filled in."""
    for source in sorted((TEMPLATES / room).rglob("*.tmpl")):
        name = Template(source.relative_to(TEMPLATES / room).as_posix()).substitute(values)
        target = folder / name.removesuffix(".tmpl")
        target.parent.mkdir(parents=True, exist_ok=True)
        text = Template(source.read_text(encoding="utf-8")).substitute(values)
        target.write_text(text, encoding="utf-8", newline="\n")


@contextlib.contextmanager
def _empty_folder(path: Path) -> Iterator[None]:
    """Makes a folder where there is none, and takes it away again if what follows fails."""
    _check_empty(path)
    with contextlib.ExitStack() as undo:
        if not path.exists():
            path.mkdir()
            undo.callback(path.rmdir)
        yield
        undo.pop_all()


@contextlib.contextmanager
def _beside(place: Path) -> Iterator[Path]:
    """Gives a temporary folder in a folder, so that to move out of it is to rename."""
    with tempfile.TemporaryDirectory(prefix=".new-", dir=place) as folder:
        yield Path(folder)


@contextlib.contextmanager
def _moves() -> Iterator[Callable[[Path, Path], None]]:
    """Gives a move, of a file also onto an older one; all are undone if what follows fails or is
    interrupted."""
    with contextlib.ExitStack() as undo:

        def move(source: Path, target: Path) -> None:
            if target.exists():
                kept = source.with_name("kept")
                shutil.copy2(target, kept)
                undo.callback(kept.replace, target)
            else:
                undo.callback(back, source, target)
            source.replace(target)  # last: an interrupt may come right after it

        def back(source: Path, target: Path) -> None:
            if not source.exists():
                target.replace(source)

        yield move
        undo.pop_all()


@contextlib.contextmanager
def _telling(folder: Path) -> Iterator[None]:
    """Tells what the system refuses as wrong use."""
    try:
        yield
    except OSError as error:
        raise UsageError(
            f"{folder}: nothing was made ({error.strerror}); "
            "make the folder writable, or choose another name."
        ) from None


def _files(path: Path) -> list[Path]:
    """Gives a file, or all files below a folder."""
    return [path] if path.is_file() else sorted(filter(Path.is_file, path.rglob("*")))
