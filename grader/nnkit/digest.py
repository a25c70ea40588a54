"""The digest of a course: what its results were made with."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from nnkit.course import COURSE_FILE, Course, Exercise


def course_digest(course: Course) -> str:
    """Gives SHA-256 over names and bytes of course.toml, the exercises' folders and the checks."""
    digest = hashlib.sha256()
    for name, path in _files(course):
        data = path.read_bytes()
        digest.update(f"{name}\0{len(data)}\0".encode(errors="surrogateescape"))
        digest.update(data)
    return digest.hexdigest()


def _files(course: Course) -> Iterator[tuple[str, Path]]:
    """Gives each file under a name that does not say where the course lies."""
    yield COURSE_FILE, course.root / COURSE_FILE
    for exercise in course.exercises:
        yield from exercise_files(exercise)


def exercise_files(exercise: Exercise) -> Iterator[tuple[str, Path]]:
    """Gives each file of an exercise's two folders, under a name that does not say where."""
    for room, folder in (("exercises", exercise.folder), ("solutions", exercise.solutions)):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                yield f"{room}/{exercise.id}/{path.relative_to(folder).as_posix()}", path
