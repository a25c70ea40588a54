"""What a student handed in, as values: whole in themselves, to be sent to a worker or a cluster.

A `Handed` holds the bytes of an exercise's file and of the files beside it; nothing in it leads
back to where they lay, so that the same work has the same digest wherever it came from.
"""

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

from nnkit.course import Exercise


@dataclass(frozen=True)
class Handed:
    """One exercise's file as it was handed in; `problem` says why it could not be read.

    `helpers` are the files beside it, by their names below its folder; `notes` are for staff.
    """

    name: str
    data: bytes = b""
    cells: tuple[str, ...] | None = None
    helpers: tuple[tuple[PurePosixPath, bytes], ...] = ()
    notes: tuple[str, ...] = ()
    problem: str = ""

    @cached_property
    def sha256(self) -> str:
        """The digest of the file's bytes."""
        return hashlib.sha256(self.data).hexdigest()

    @cached_property
    def digest(self) -> str:
        """The digest of the whole: name and bytes of the file and of its helpers, by name; or of
        why it cannot be read."""
        digest = hashlib.sha256()
        helpers = sorted((name.as_posix(), data) for name, data in self.helpers)
        own = [(self.name, self.data), ("", self.problem.encode())]
        for name, data in [*own, *helpers]:
            for part in (name.encode("utf-8", "surrogateescape"), data):
                digest.update(len(part).to_bytes(8, "big"))  # "ab", "c" is not "a", "bc"
                digest.update(part)
        return digest.hexdigest()


@dataclass(frozen=True)
class Submission:
    """What one student handed in, by exercise id; what is not there is missing."""

    student: str
    files: dict[str, Handed]


def lay_out(handed: Handed, exercise: Exercise, folder: Path) -> Path:
    """Writes an exercise's file and its helpers into the box's folder; gives the file's place.

    A notebook's cells stand there as one .py file, for code that reads its own text.
    """
    folder.mkdir()
    for name, data in handed.helpers:
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    place = folder / exercise.file
    own = handed.data if handed.cells is None else "\n\n".join(handed.cells).encode()
    place.write_bytes(own)
    return place
