"""A folder that a former release wrote and that is somebody's since: a git repository, pushed.

It is written anew in its place. What the former release wrote and this one does not have goes, what
others put there (`.git`, a licence) stays, and what was changed by hand is refused before anything
is written. `release.json` of the former release says which is which.
"""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from nnkit.collect.stubs import MANIFEST, released_digests
from nnkit.errors import UsageError

_GIT = ".git"


def check_by_hand(folder: Path, files: Mapping[str, bytes]) -> None:
    """Raises UsageError, with its place, for a file that would be lost: one that neither was
    released so nor would be."""
    former = released_digests(folder)
    for name in _standing(folder):
        known = {former.get(name), _digest(files[name]) if name in files else None}
        is_ours = name in files or name in former
        if is_ours and name != MANIFEST and _digest_of(folder / name) not in known:
            raise changed(folder / name, folder)


def write_anew(folder: Path, files: Mapping[str, bytes]) -> None:
    """Writes the files, the list of them last, and takes those of the former release away."""
    former = released_digests(folder)
    old = [name for name in _standing(folder) if name in former]
    write_files(folder, files)
    for name in old:
        if name not in files:
            _take_away(folder, folder / name)


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Writes files below a folder, the list of them last."""
    for name in sorted(files, key=lambda each: each == MANIFEST):
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(files[name])


def changed(path: Path, folder: Path) -> UsageError:
    """Gives the error that tells of a file in a released folder that is not what was released."""
    return UsageError(
        f"{path}: it is not as it was released; move {folder} away and run this again."
    )


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
