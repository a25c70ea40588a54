"""A course as bytes, for a machine that has no copy of it: what grading needs, and nothing else.

It holds the hidden checks and the secret, so it goes to workers only, and lies on their disks in a
folder that nobody else may enter. It is not compressed, so that whoever looks for a line of a check
where none may be can find it.
"""

import io
import tarfile
from collections.abc import Iterator
from pathlib import Path

import tomlkit

from nnkit.course import COURSE_FILE, Assignment, Course
from nnkit.digest import exercise_files
from nnkit.judge.secret import load_secret, secret_path
from nnkit.state import state_path


def pack_course(course: Course) -> bytes:
    """Gives course.toml, the exercises, their solutions, the secret and the banks that are made."""
    load_secret(course.root)  # made on first use
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        _add(archive, COURSE_FILE, _settings(course))
        for name, path in _files(course):
            _add(archive, name, path.read_bytes())
    return packed.getvalue()


def pack_assignment(course: Course, assignment: Assignment, secret: bytes) -> bytes:
    """Gives a course of one assignment alone, under another secret."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        settings = tomlkit.parse(_settings(course).decode()).unwrap()
        settings["assignment"] = [
            each for each in settings["assignment"] if each["name"] == assignment.name
        ]
        _add(archive, COURSE_FILE, tomlkit.dumps(settings).encode())
        for exercise in assignment.exercises:
            for name, path in exercise_files(exercise):
                _add(archive, name, path.read_bytes())
        own = secret_path(course.root).relative_to(course.root).as_posix()
        _add(archive, own, secret.hex().encode())
    return packed.getvalue()


def unpack_course(packed: bytes, folder: Path) -> None:
    """Writes a packed course into a new folder, for its owner's eyes."""
    folder.mkdir(mode=0o700)
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        archive.extractall(folder, filter="data")


def _settings(course: Course) -> bytes:
    """Gives course.toml with the solutions where the pack has them, and of the rules what `due`
    needs: who has an extension stays here."""
    settings = tomlkit.parse((course.root / COURSE_FILE).read_text(encoding="utf-8"))
    if "solutions" in settings:
        settings["solutions"] = "solutions"
    if "time_zone" in (rules := settings.pop("rules", {})):
        settings["rules"] = {"time_zone": rules["time_zone"]}
    return tomlkit.dumps(settings).encode()


def _files(course: Course) -> Iterator[tuple[str, Path]]:
    for exercise in course.exercises:
        yield from exercise_files(exercise)
    state = state_path(course.root)
    for path in (secret_path(course.root), *sorted(state.glob("banks/*.bank"))):
        yield f"{state.name}/{path.relative_to(state).as_posix()}", path


def _add(archive: tarfile.TarFile, name: str, data: bytes) -> None:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = len(data), 0o600
    archive.addfile(entry, io.BytesIO(data))
