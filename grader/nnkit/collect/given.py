"""The paths that were typed: which of them are one hand-in, and what each is called.

Several files of one folder are one hand-in, where their names are those of exercises. Two paths of
one name (`ada/homework`, `ben/homework`) are two students: the folder around is put before.
"""

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from nnkit.collect.archives import is_archive
from nnkit.collect.ranks import is_any
from nnkit.course import Exercise
from nnkit.errors import UsageError


@dataclass(frozen=True)
class Given:
    """A path, what its student is called if it is one submission, and what a roster may know them
    by."""

    path: Path
    label: str
    names: tuple[str, ...]
    files: tuple[str, ...] = ()  # of the folder `path`, where not all of it is meant


def arrange(paths: Iterable[Path], exercises: Sequence[Exercise]) -> list[Given]:
    """Gives what the paths stand for, each once; UsageError for one that is not there."""
    unique = list(dict.fromkeys(map(absolute, paths)))
    for path in unique:
        check_is_there(path)
    grouped: dict[Path, list[str]] = {}
    for path in unique:
        if len(unique) > 1 and is_lone(path) and is_any(path.name, exercises):
            grouped.setdefault(path.parent, []).append(path.name)
    single = [path for path in unique if path.name not in grouped.get(path.parent, ())]
    bases = [_base(path, len(unique) == 1) for path in single]
    shared = Counter(own_name(base) for base in [*bases, *grouped])
    found = [_given(path, base, shared) for path, base in zip(single, bases, strict=True)]
    return found + [_given(each, each, shared, tuple(grouped[each])) for each in grouped]


def _base(path: Path, alone: bool) -> Path:
    """Gives the path that names the student: of a file alone its folder."""
    return path.parent if alone and is_lone(path) else path


def _given(path: Path, base: Path, shared: Counter[str], files: tuple[str, ...] = ()) -> Given:
    own, around = own_name(base), base.parent.name
    stem = (path.stem,) if is_lone(path) else ()
    if shared[own] == 1:
        return Given(path, own, (own, *stem), files)
    return Given(path, f"{around}-{own}", (around, own, *stem), files)


def own_name(path: Path) -> str:
    """Gives the name of a folder, or of a file without its ending."""
    return path.name if path.is_dir() else path.stem


def is_lone(path: Path) -> bool:
    """Whether it is one file, no folder and no archive."""
    return not path.is_dir() and not is_archive(path.name)


def absolute(path: Path) -> Path:
    """Gives the whole path, without `.` and `..`; links stay as they are."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - Path.resolve follows links


def check_is_there(path: Path) -> None:
    """Refuses a path that is not there, or is of no kind that is read."""
    if not os.path.exists(path):  # noqa: PTH110 - Path.exists raises below a locked folder
        raise UsageError(f"{path}: there is no such file or folder; name a submission or a class.")
    if is_lone(path) and path.suffix.lower() not in (".py", ".ipynb"):
        raise UsageError(f"{path}: not a .py file, a notebook, a zip or a folder; unpack it first.")
