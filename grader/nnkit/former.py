"""A folder that a former release wrote and that is somebody's since: a git repository, pushed.

It is written anew in its place. What the former release wrote and this one does not have goes, what
others put there (`.git`, a licence) stays, and what was changed by hand is refused before anything
is written. `release.json` of the former release says which is which.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from nnkit.collect.stubs import MANIFEST
from nnkit.errors import UsageError

_GIT = ".git"


def released_digests(folder: Path) -> dict[str, str]:
    """Gives the digest of each file as it was released into a folder; none where none was."""
    try:
        files = json.loads((folder / MANIFEST).read_bytes())["files"]
        return {str(name): str(digest) for name, digest in files.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def check_by_hand(folder: Path, files: Mapping[str, bytes]) -> None:
    """Raises UsageError, with its place, for a file that would be lost: one that neither was
    released so nor would be."""
    former = released_digests(folder)
    for name in _standing(folder):
        known = {former.get(name), _digest(files[name]) if name in files else None}
        is_ours = name in files or name in former
        if is_ours and name != MANIFEST and _digest_of(folder / name) not in known:
            raise UsageError(
                f"{folder / name}: it is not as it was released; move {folder} away and run this "
                "again."
            )


def write_anew(folder: Path, files: Mapping[str, bytes]) -> None:
    """Writes the files, the list of them last, and takes those of the former release away."""
    old = [name for name in _standing(folder) if name in released_digests(folder)]
    for name in sorted(files, key=lambda each: each == MANIFEST):
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(files[name])
    for name in old:
        if name not in files:
            _take_away(folder, folder / name)


def _standing(folder: Path) -> Iterator[str]:
    """Gives the names of the files in it, but for git's own."""
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        if inside.parts[0] != _GIT and (path.is_symlink() or not path.is_dir()):
            yield inside.as_posix()


def _take_away(folder: Path, place: Path) -> None:
    """Takes a file away, and the folders that are empty then."""
    place.unlink()
    for above in place.parents:
        if above == folder or any(above.iterdir()):
            return
        above.rmdir()


def _digest_of(place: Path) -> str:
    """Gives the digest of a file; a link, which no release writes, has none."""
    return "" if place.is_symlink() else _digest(place.read_bytes())


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
