"""The folders of submissions' files: made, and taken away whatever student code did to them.

The judge lays files out in a submission's folder, where student code can read; it can write in
`work` below that, where the judge puts nothing: no link that it leaves there leads the judge away.
All lie in one folder of this process, which is the only place that the box sees beside Python's.
"""

import atexit
import contextlib
import functools
import secrets
import tempfile
from collections.abc import Iterator
from pathlib import Path

from nnkit.control import WORK


@functools.cache
def base() -> Path:
    """Gives this process's folder: `scratch` in it for submissions, `own` for what torch keeps in
    the zygote, `root` for the zygote's root folder to be put on."""
    folder = Path(tempfile.mkdtemp(prefix="nnkit-"))
    for name in ("scratch", "own", "root"):
        (folder / name).mkdir()
    atexit.register(_remove_quietly, folder)
    return folder


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
