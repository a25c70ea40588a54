"""What people changed: points added to a student's exercise, or taken off, with reason and author.

Rows are only ever added, and each holds the digest of the one before it, as results do. What was
adjusted by mistake is adjusted back, and both stay on record.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass, fields
from decimal import Decimal
from typing import Any

import msgspec
from sqlalchemy import Connection, insert, select

from nnkit import __version__
from nnkit.store.rows import last_digest, not_as_written, now
from nnkit.store.tables import adjustments


@dataclass(frozen=True)
class Adjustment:
    """A change of points; of the whole assignment where `exercise` is empty. `points` is a decimal
    number, `at` is UTC."""

    assignment: str
    student: str
    exercise: str
    points: str
    reason: str
    author: str
    at: str
    nnkit: str

    @property
    def value(self) -> Decimal:
        """The points as a number."""
        return Decimal(self.points)


NAMES = tuple(each.name for each in fields(Adjustment))


def make_adjustment(
    assignment: str, student: str, exercise: str, points: Decimal, reason: str, author: str
) -> Adjustment:
    """Gives a change of points that is made now."""
    return Adjustment(
        assignment, student, exercise, f"{points:f}", reason, author, now(), __version__
    )


def add(connection: Connection, adjustment: Adjustment) -> None:
    """Enters it at the end of the chain."""
    before = last_digest(connection, adjustments)
    row = {**dict(zip(NAMES, astuple(adjustment), strict=True)), "before": before}
    connection.execute(insert(adjustments), {**row, "digest": adjustment_digest(row)})


def adjustment_digest(row: Mapping[Any, Any]) -> str:
    """Gives SHA-256 over all that a row says, and the digest before it."""
    told = [row["before"], *(row[name] for name in NAMES)]
    return hashlib.sha256(msgspec.json.encode(told)).hexdigest()


def is_sound(row: Mapping[Any, Any]) -> bool:
    """Whether a row is what its digest says."""
    try:
        return bool(adjustment_digest(row) == row["digest"])
    except (TypeError, ValueError):
        return False


def name_of(row: Mapping[Any, Any]) -> str:
    """Gives an adjustment's name for people."""
    return f"adjustment {row['id']} (`{row['student']}`)"


def read_all(
    connection: Connection, assignment: str, student: str | None, store: str
) -> Iterator[Adjustment]:
    """Gives those of a student, or of all, the oldest first; StoreError for one that is not what
    was written."""
    query = select(adjustments).where(adjustments.c.assignment == assignment)
    if student is not None:
        query = query.where(adjustments.c.student == student)
    for row in connection.execute(query.order_by(adjustments.c.id)).mappings():
        if not is_sound(row):
            raise not_as_written(store, name_of(row))
        yield Adjustment(*(row[name] for name in NAMES))
