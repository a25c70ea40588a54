"""Tells apart what a path holds, one submission or a class, and gives `Submission` values.

A submission is a folder with any of the course's files: flat (`net.py`), in the exercise's folder
(`01_net/net.py`), or as a notebook (`net.ipynb`, in either place), looked for in that order. A
class is a folder of such folders. Files are opened without following links, and only regular ones.
"""

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

from nnkit.collect.notebooks import read_cells
from nnkit.course import Exercise
from nnkit.errors import CollectError, UsageError
from nnkit.texts import clean

MOST_BYTES = 16 << 20  # of one file
MOST_HELPERS = 1000
MOST_LEVELS = 20  # of folders beside the exercise's file
_LEFT_OUT_FOLDERS = frozenset({"__pycache__", "__MACOSX", "node_modules", "venv"})
_LEFT_OUT_SUFFIXES = frozenset({".pyc", ".pyo", ".so", ".pyd", ".pth"})


@dataclass(frozen=True)
class Handed:
    """One exercise's file as it was handed in; `problem` says why it could not be read."""

    name: str
    data: bytes = b""
    cells: tuple[str, ...] | None = None
    helpers: tuple[tuple[PurePosixPath, Path], ...] = ()
    notes: tuple[str, ...] = ()
    problem: str = ""

    @cached_property
    def sha256(self) -> str:
        """The digest of the file's bytes."""
        return hashlib.sha256(self.data).hexdigest()

    @cached_property
    def digest(self) -> str:
        """INTERIM"""
        return self.sha256


@dataclass(frozen=True)
class Submission:
    """What one student handed in, by exercise id; what is not there is missing."""

    student: str
    files: dict[str, Handed]


def find_submissions(path: Path, exercises: Iterable[Exercise]) -> list[Path]:
    """Gives the folders (or the one file) under `path` that are a student's submission."""
    exercises = list(exercises)
    names = ", ".join(f"`{exercise.file}`" for exercise in exercises)
    if not os.path.exists(path):  # noqa: PTH110 - Path.exists raises below a locked folder
        raise UsageError(f"{path}: there is no such file or folder; name a submission or a class.")
    if not path.is_dir():
        if path.suffix not in (".py", ".ipynb"):
            raise UsageError(f"{path}: not a .py file, a notebook or a folder; unpack it first.")
        return [path]
    if _holds_any(path, exercises):
        return [path]
    folders = [entry for entry in _visible(path) if _kind(entry) == stat.S_IFDIR]
    if any(_holds_any(folder, exercises) for folder in folders):
        return folders
    if _is_empty(path):
        raise UsageError(f"{path}: the folder is empty; it should hold {names}.")
    raise UsageError(f"{path}: nothing in it belongs to the course, which asks for {names}.")


def _is_empty(folder: Path) -> bool:
    try:
        return next(folder.iterdir(), None) is None
    except OSError as error:
        raise UsageError(f"{folder}: the folder cannot be read ({error.strerror}).") from None


def exercises_in(path: Path, exercises: Iterable[Exercise]) -> list[Exercise]:
    """Gives the exercises of which a submission holds a file."""
    if not path.is_dir():
        return [exercise for exercise in exercises if path.stem == exercise.module]
    return [exercise for exercise in exercises if _places(path, exercise)]


def read_submission(path: Path, exercises: Iterable[Exercise]) -> Submission:
    """Reads a submission's files; what is wrong with one of them becomes its `problem`.

    A single file of no exercise's name stands for every one of `exercises`, so that `--exercise`
    can say what it is.
    """
    exercises = list(exercises)
    if not path.is_dir():
        student = _name(path.absolute().parent)
        meant = exercises_in(path, exercises) or exercises
        return Submission(student, {each.id: _read(path, each, False) for each in meant})
    files = {}
    for exercise in exercises:
        places = _places(path, exercise)
        if places:
            files[exercise.id] = _read(places[0], exercise, True)
    return Submission(_name(path), files)


def _name(folder: Path) -> str:
    """Gives the folder's own name, for `.` and `..` too."""
    return clean(Path(os.path.abspath(folder)).name)  # noqa: PTH100 - links stay as they are


def _holds_any(folder: Path, exercises: list[Exercise]) -> bool:
    return any(_places(folder, exercise) for exercise in exercises)


def _places(folder: Path, exercise: Exercise) -> list[Path]:
    """Gives where the exercise's file lies, the one that counts first."""
    notebook = f"{exercise.module}.ipynb"
    inner = folder / exercise.id
    folders = (folder,) if _kind(inner) == stat.S_IFLNK else (folder, inner)
    candidates = [each / name for name in (exercise.file, notebook) for each in folders]
    return [place for place in candidates if os.path.lexists(place)]


def _read(path: Path, exercise: Exercise, with_helpers: bool) -> Handed:
    try:
        data = _bytes_of(path)
        cells = read_cells(data, path.name) if path.suffix == ".ipynb" else None
    except CollectError as error:
        return Handed(path.name, problem=str(error))
    helpers, notes = _helpers(path) if with_helpers else ((), ())
    return Handed(path.name, data, cells, helpers, notes)


def _bytes_of(path: Path) -> bytes:
    """Reads a regular file of bounded size, without following a link; else CollectError."""
    try:
        mode = path.lstat().st_mode
        if not stat.S_ISREG(mode):
            kind = "a folder" if stat.S_ISDIR(mode) else "a link or a device"
            raise CollectError(f"`{path.name}` is {kind}, not a file.")
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(descriptor, "rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise CollectError(f"`{path.name}` cannot be read ({error.strerror}).") from None
    if len(data) > MOST_BYTES:
        raise CollectError(f"`{path.name}` is larger than {MOST_BYTES >> 20} MiB.")
    return data


def _helpers(path: Path) -> tuple[tuple[tuple[PurePosixPath, Path], ...], tuple[str, ...]]:
    """Lists the files beside the exercise's own, to be laid beside it in the box."""
    folder = path.parent
    found = []
    for helper in _walk(folder):
        if helper != path:
            found.append((PurePosixPath(helper.relative_to(folder).as_posix()), helper))
        if len(found) == MOST_HELPERS:
            return tuple(found), (f"only the first {MOST_HELPERS} files beside it were taken",)
    return tuple(found), ()


def _walk(folder: Path, levels: int = MOST_LEVELS) -> Iterator[Path]:
    """Gives regular files below a folder, in order; never through a link."""
    for entry in _visible(folder):
        kind = _kind(entry)
        if kind == stat.S_IFDIR and levels:
            yield from _walk(entry, levels - 1)
        elif kind == stat.S_IFREG and entry.suffix.lower() not in _LEFT_OUT_SUFFIXES:
            yield entry


def _kind(path: Path) -> int:
    """Gives what lies there, not what a link leads to; 0 when that cannot be told."""
    try:
        return stat.S_IFMT(path.lstat().st_mode)
    except OSError:
        return 0


def _visible(folder: Path) -> list[Path]:
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        return []
    return [e for e in entries if not e.name.startswith(".") and e.name not in _LEFT_OUT_FOLDERS]


def lay_out(handed: Handed, exercise: Exercise, folder: Path) -> Path:
    """Writes an exercise's file and its helpers into the box's folder; gives the file's place.

    A notebook's cells stand there as one .py file, for code that reads its own text.
    """
    folder.mkdir()
    left = exercise.limits.scratch_bytes
    for name, source in handed.helpers:
        try:
            data = _bytes_of(source)
        except CollectError:
            continue
        left -= len(data)
        if left >= 0:
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
    place = folder / exercise.file
    own = handed.data if handed.cells is None else "\n\n".join(handed.cells).encode()
    place.write_bytes(own)
    return place
