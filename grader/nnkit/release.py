"""What students get: `nnkit release` writes a folder and a zip of an assignment.

A copy by allow-list: of each exercise the statements, the stub, the public test, its settings, a
notebook, and what a statement names; a course.toml without solutions, a page for the student,
nnkit's own wheel. Then the leak wall (nnkit.leaks) reads all of it. The same course gives the same
bytes. In the zip everything stands below a folder that is named after its content, so that a newer
release unpacked beside an older one never meets a student's file; `release.json` holds the digest
of each file as it was released, and a released folder in which somebody worked is left alone.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import tomlkit

from nnkit import __version__
from nnkit.collect.stubs import MANIFEST, released_digests
from nnkit.course import COURSE_FILE, EXERCISE_FILE, Assignment, Course, Exercise, Limits
from nnkit.errors import CourseError, UsageError
from nnkit.former import changed, write_files
from nnkit.leaks import check_leaks
from nnkit.notebooks import notebook_of, write_notebook
from nnkit.pages import student_pages
from nnkit.times import shown_time
from nnkit.wheel import WHEEL_NAME, build_wheel, package_files
from nnkit.zips import write_zip

_PAGES = {"en": "README.md", "zh": "README.zh.md"}


@dataclass(frozen=True)
class Released:
    """Where a release lies, and its name: the assignment and a digest of its content."""

    name: str
    folder: Path
    archive: Path
    files: int


def release(course: Course, assignment: Assignment, langs: Sequence[str], into: Path) -> Released:
    """Writes `into`/<assignment> and a zip beside it; CourseError names what would leak and where,
    and then nothing is written."""
    files = released_files(course, assignment, langs)
    check_leaks(files, course, (data for _, data in package_files()))
    name = add_manifest(files, assignment)
    folder, archive = into / assignment.name, into / f"{assignment.name}.zip"
    try:
        into.mkdir(parents=True, exist_ok=True)
        _replace_folder(folder, files)
        _replace_zip(archive, {f"{name}/{each}": data for each, data in files.items()})
    except OSError as error:
        raise UsageError(f"{into}: the release cannot be written ({error.strerror}).") from None
    return Released(name, folder, archive, len(files))


def released_files(
    course: Course, assignment: Assignment, langs: Sequence[str]
) -> dict[str, bytes]:
    """Gives the files for students by name."""
    files = {COURSE_FILE: student_settings(course, assignment), WHEEL_NAME: build_wheel()}
    files |= student_pages(course, assignment, langs)
    for exercise in assignment.exercises:
        room = f"exercises/{exercise.id}"
        for path in public_files(course, exercise):
            name = path.relative_to(exercise.folder).as_posix()
            files[f"{room}/{name}"] = path.read_bytes()
        notebook = notebook_of(exercise, langs, nbgrader=False)
        files[f"{room}/{exercise.module}.ipynb"] = write_notebook(notebook)
    return files


def public_files(course: Course, exercise: Exercise) -> Iterator[Path]:
    """Gives what of an exercise's folder goes to students: what every exercise has, and what a
    statement names. CourseError for one that is missing, or is a link."""
    pages = [_PAGES[lang] for lang in course.languages]
    always = [*pages, exercise.file, f"test_{exercise.file}", EXERCISE_FILE]
    text = "\n".join(_read(exercise.folder / page) for page in pages)
    for path in sorted({*(exercise.folder / each for each in always), *_named(exercise, text)}):
        if path.is_symlink() or not path.is_file():
            raise CourseError(f"{path}: a release needs this file, and no link.", "missing-file")
        yield path


def _named(exercise: Exercise, text: str) -> Iterator[Path]:
    for path in exercise.folder.rglob("*"):
        inside = path.relative_to(exercise.folder)
        is_hidden = any(part.startswith((".", "__")) for part in inside.parts)
        is_file = path.is_symlink() or not path.is_dir()
        if is_file and not is_hidden and path.name in text:
            yield path


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def student_settings(course: Course, assignment: Assignment) -> bytes:
    """Gives the student's course.toml: this assignment alone, and no word of solutions."""
    entry = {"name": assignment.name, "title": msgspec.to_builtins(assignment.title)}
    if assignment.due:
        entry["due"] = shown_time(assignment.due, course.rules.zone)
    points = {each.id: _short(assignment.points[each.id]) for each in assignment.exercises}
    limits, usual = msgspec.to_builtins(course.limits), msgspec.to_builtins(Limits())
    told = {key: value for key, value in limits.items() if value != usual[key]}
    settings = {
        "name": course.name,
        "languages": [*course.languages],
        **({"limits": told} if told else {}),
        "assignment": [{**entry, "exercises": points}],
    }
    return tomlkit.dumps(settings).encode()


def add_manifest(files: dict[str, bytes], assignment: Assignment) -> str:
    """Adds what tells the files as given from a student's; gives the release's name."""
    name = f"{assignment.name}-{_digest(files)}"
    files[MANIFEST] = _manifest(name, files)
    return name


def _short(points: float) -> float | int:
    return int(points) if points == int(points) else points


def _digest(files: Mapping[str, bytes]) -> str:
    digest = hashlib.sha256()
    for name in sorted(files):
        digest.update(f"{name}\0{len(files[name])}\0".encode())
        digest.update(files[name])
    return digest.hexdigest()[:8]


def _manifest(name: str, files: Mapping[str, bytes]) -> bytes:
    digests = {each: hashlib.sha256(files[each]).hexdigest() for each in sorted(files)}
    told = {"schema": 1, "release": name, "nnkit": __version__, "files": digests}
    return (json.dumps(told, indent=1) + "\n").encode()


def _replace_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Puts a new folder in the place of a former release; one that was changed stays."""
    if folder.exists():
        for path in _changed_in(folder):
            raise changed(path, folder)
    made = folder.with_name(f".{folder.name}.{os.getpid()}")
    shutil.rmtree(made, ignore_errors=True)
    try:
        write_files(made, files)
        shutil.rmtree(folder, ignore_errors=True)
        made.rename(folder)
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _changed_in(folder: Path) -> Iterator[Path]:
    """Gives files that no release wrote so; all of them, if it is no released folder."""
    digests = released_digests(folder)
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_dir() or "__pycache__" in path.parts or name == MANIFEST:
            continue
        if digests.get(name) != hashlib.sha256(path.read_bytes()).hexdigest():
            yield path


def _replace_zip(archive: Path, files: Mapping[str, bytes]) -> None:
    made = archive.with_name(f".{archive.name}.{os.getpid()}")
    try:
        write_zip(made, files)
        made.replace(archive)
    finally:
        made.unlink(missing_ok=True)
