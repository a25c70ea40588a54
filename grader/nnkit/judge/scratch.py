"""The folders of submissions' files: made, and taken away whatever student code did to them.

The judge lays files out in a submission's folder, where student code can read; it can write in
`work` below that, where the judge puts nothing: no link that it leaves there leads the judge away.
All lie in one folder of this process, which is the only place that the box sees beside Python's. A
worker's lies in its parent's, who takes it away however the worker ended. A folder is locked while
its process lives, so that what a killed one left is known, and cleared by whoever comes next.
"""

import atexit
import contextlib
import fcntl
import functools
import os
import secrets
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

from nnkit.control import WORK
from nnkit.errors import NO_SPACE, SpaceError

_PREFIX = "nnkit-"
_LOCK = "lock"


@functools.cache
def base() -> Path:
    """Gives this process's folder: `scratch` in it for submissions, `own` for what torch keeps in
    the zygote, `root` for the zygote's root folder to be put on."""
    folder = _make_locked()
    for name in ("scratch", "own", "root"):
        (folder / name).mkdir()
    atexit.register(_remove_quietly, folder)
    return folder


@contextlib.contextmanager
def space_told() -> Iterator[None]:
    """Tells in one sentence that no space is left here: SpaceError."""
    try:
        yield
    except OSError as error:
        if error.errno not in NO_SPACE:
            raise
        here = Path(tempfile.gettempdir())
        here = here.parent if here.name.startswith(_PREFIX) else here  # it is a worker's own
        raise SpaceError(
            f"{here}: there is no space left for temporary files; make some, or name another "
            "folder in TMPDIR, and run the same command again."
        ) from None


@contextlib.contextmanager
def workers_folder() -> Iterator[Path]:
    """Gives a folder for workers to stay within, and takes it away when they are gone."""
    with space_told():
        folder = _make_locked()
    try:
        yield folder
    finally:
        _remove_quietly(folder)


def stay_within(folder: Path) -> None:
    """Lets this process, a worker, keep all its temporary files in that folder."""
    tempfile.tempdir = str(folder)


def clear_left() -> None:
    """Takes away the folders of processes of this user that were killed."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        with contextlib.suppress(OSError):
            if _is_own_folder(folder) and _is_left(folder / _LOCK):
                _remove(folder)


def _is_own_folder(path: Path) -> bool:
    found = path.lstat()
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.geteuid()


def _make_locked() -> Path:
    clear_left()
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
    made = folder / f"{_LOCK}.new"
    descriptor = os.open(made, os.O_RDONLY | os.O_CREAT, 0o600)  # held until this process ends
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    made.rename(folder / _LOCK)  # locked from the moment at which it is there
    return folder


def _is_left(lock: Path) -> bool:
    descriptor = os.open(lock, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    finally:
        os.close(descriptor)
    return True


@contextlib.contextmanager
def scratch() -> Iterator[Path]:
    """Gives a folder for one submission's files, and takes it away whatever was done to it."""
    folder = Path(tempfile.mkdtemp(dir=base() / "scratch"))
    (folder / WORK).mkdir()
    try:
        yield folder
    finally:
        _remove_quietly(folder)


def _remove_quietly(folder: Path) -> None:
    with contextlib.suppress(OSError):
        _remove(folder)


def _remove(folder: Path) -> None:
    """Removes a folder whose levels may be more than Python can recurse, or a path can name.

    What lies in its folders is moved up to the top, until no folder holds anything.
    """
    folder.chmod(0o700)
    while entries := list(folder.iterdir()):
        for entry in entries:
            if not _is_folder(entry):
                entry.unlink()
                continue
            entry.chmod(0o700)
            for inner in list(entry.iterdir()):
                if _is_folder(inner):
                    inner.chmod(0o700)  # a folder that may not be written cannot be moved
                inner.rename(folder / secrets.token_hex(16))
            entry.rmdir()
    folder.rmdir()


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()
