"""`nnkit submit`: exactly the files to hand in, in one zip, with a receipt.

Files are chosen by the rules that grading has. Beside an exercise's own file its helper modules go
along: what is Python there and was not given to the student. The receipt is the digest of a
manifest of all files (collect/receipts.py reads it again). Nothing is run.
"""

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path, PurePosixPath

from nnkit import __version__
from nnkit.checked import is_as_checked
from nnkit.collect.paths import read_submission
from nnkit.collect.receipts import RECEIPT
from nnkit.collect.stubs import is_stub
from nnkit.collect.submissions import Handed
from nnkit.course import Assignment, Course, Exercise
from nnkit.errors import UsageError
from nnkit.zips import write_zip

_SHOWN = 16  # digits of a receipt


@dataclass(frozen=True)
class Packed:
    """What goes into the zip by name, the receipt, and what the student should hear: a key of the
    sentences and a file's name."""

    files: dict[str, bytes]
    receipt: str
    warnings: tuple[tuple[str, str], ...]


def pack(course: Course, assignment: Assignment, folder: Path) -> Packed:
    """Reads a student's folder; UsageError when there is nothing in it to hand in."""
    if not folder.is_dir():
        raise UsageError(f"{folder}: there is no such folder.")
    handed = read_submission(folder, assignment.exercises).files
    files: dict[str, bytes] = {}
    warnings: list[tuple[str, str]] = []
    for exercise in assignment.exercises:
        own = handed.get(exercise.id)
        if own is not None and own.problem:
            raise UsageError(own.problem)
        if own is None:
            warnings.append(("submit_missing", exercise.file))
        elif is_stub(own.data, exercise):
            warnings.append(("submit_stub", own.name))
        else:
            files |= dict(_files(own, exercise))
            warnings += ((key, own.name) for key in _warned(course, exercise, own))
    if not files:
        names = ", ".join(f"`{each.file}`" for each in assignment.exercises)
        raise UsageError(f"{folder}: nothing of yours to hand in; it should hold {names}.")
    manifest = _manifest(course, assignment, files)
    receipt = hashlib.sha256(manifest).hexdigest()[:_SHOWN]
    return Packed({**files, RECEIPT: manifest}, receipt, tuple(warnings))


def write(packed: Packed, path: Path) -> None:
    """Writes the zip, whole or not at all."""
    made = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        write_zip(made, packed.files)
        made.replace(path)
    except OSError as error:
        raise UsageError(f"{path}: it cannot be written ({error.strerror}).") from None
    finally:
        made.unlink(missing_ok=True)


def _files(own: Handed, exercise: Exercise) -> Iterator[tuple[str, bytes]]:
    """Gives an exercise's file and its helper modules, below its folder."""
    yield f"{exercise.id}/{own.name}", own.data
    given = {exercise.file, f"test_{exercise.file}"}
    for name, data in own.helpers:
        if name.suffix == ".py" and name.as_posix() not in given:
            yield f"{exercise.id}/{name.as_posix()}", data


def _warned(course: Course, exercise: Exercise, own: Handed) -> Iterator[str]:
    """Gives the keys of what the student should hear of an exercise."""
    if own.cells is None:
        beside = dict(own.helpers).get(PurePosixPath(f"{exercise.module}.ipynb"))
        if beside is not None and not is_stub(beside, exercise):
            yield "submit_beside"
        return
    if not is_as_checked(course.root, exercise.id, own.cells):
        yield "submit_unsaved"
    if not _is_in_order(own.data):
        yield "submit_order"


def _is_in_order(data: bytes) -> bool:
    """Whether a notebook's cells with code were all run once, from top to bottom."""
    cells = json.loads(data.decode("utf-8-sig")).get("cells", [])
    counts = [
        each.get("execution_count")
        for each in cells
        if each.get("cell_type") == "code" and "".join(each.get("source", "")).strip()
    ]
    return all(isinstance(count, int) for count in counts) and counts == sorted(counts)


def _manifest(course: Course, assignment: Assignment, files: dict[str, bytes]) -> bytes:
    listed = {
        name: {"sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}
        for name, data in sorted(files.items())
    }
    told = {
        "schema": 1,
        "course": course.name,
        "assignment": assignment.name,
        "packed": datetime.now(UTC).isoformat(timespec="seconds"),
        "nnkit": __version__,
        "torch": metadata.version("torch"),
        "files": listed,
    }
    return (json.dumps(told, indent=1) + "\n").encode()
