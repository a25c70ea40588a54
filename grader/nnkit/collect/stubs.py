"""Whether a file is an exercise's stub as it was given: then it is nobody's answer.

In a course the stub lies in the exercise's folder. In a released one the student's own file may lie
in its place; there `release.json` has the digest of what was given, and where that is lost nothing
is taken for a stub.
"""

import hashlib
import json
from pathlib import Path, PurePosixPath

from nnkit.course import Exercise

MANIFEST = "release.json"


def is_stub(data: bytes, exercise: Exercise) -> bool:
    """Whether these bytes are the stub, whatever its line ends; in a release its file or its
    notebook, by their digests."""
    root = exercise.folder.parent.parent
    if (root / MANIFEST).is_file():
        given = {
            digest
            for name, digest in released_digests(root).items()
            if _is_of(PurePosixPath(name), exercise.module)
        }
        return not _digests(data).isdisjoint(given)
    if not exercise.solutions.parent.is_dir():  # a student's folder
        return False
    try:
        stub = (exercise.folder / exercise.file).read_bytes()
    except OSError:
        return False
    return data.splitlines() == stub.splitlines()


def _digests(data: bytes) -> set[str]:
    """Gives a text's digests with both kinds of line ends: git on Windows changes them."""
    unix = data.replace(b"\r\n", b"\n")
    return {hashlib.sha256(each).hexdigest() for each in (unix, unix.replace(b"\n", b"\r\n"))}


def released_digests(folder: Path) -> dict[str, str]:
    """Gives the digest of each file as it was released into a folder; none where none was."""
    try:
        files = json.loads((folder / MANIFEST).read_bytes())["files"]
        return {str(name): str(digest) for name, digest in files.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _is_of(name: PurePosixPath, module: str) -> bool:
    """Whether it is a module's file or notebook, wherever the release has it."""
    return name.stem == module and name.suffix in (".py", ".ipynb")
