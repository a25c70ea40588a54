"""A plain CSV of the class: a row a student, a column an exercise."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import tzinfo
from decimal import Decimal

from nnkit.course import Assignment
from nnkit.exports.cells import safe
from nnkit.gradebook import By, Grade, added, plain, points
from nnkit.times import shown_time

_AFTER = (
    "dropped", "late_points", "adjusted_points", "score", "max_score", "handed_in", "late", "notes",
)  # fmt: skip


def export(grades: Iterable[Grade], assignment: Assignment, zone: tzinfo) -> bytes:
    """Gives the table in UTF-8, times in that zone. Under an exercise stands the checks' score;
    `score` is the sum of those that are not `dropped`, of `late_points` and `adjusted_points`. A
    cell is empty where there is no score, by a fault of ours; texts that a spreadsheet would
    calculate get an apostrophe."""
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\n")
    names = [each.id for each in assignment.exercises]
    writer.writerow(["student", *names, *_AFTER])
    for grade in grades:
        writer.writerow(_row(grade, names, zone))
    return made.getvalue().encode()


def _row(grade: Grade, names: Sequence[str], zone: tzinfo) -> list[str]:
    found = {each.id: points(each.score) for each in grade.exercises}
    notes = "; ".join(note for each in grade.exercises for note in each.notes)
    return [
        safe(grade.student),
        *(_number(found.get(name)) for name in names),
        " ".join(each.result.id for each in grade.parts if each.dropped),
        *(_number(added(each for each in grade.all_steps if each.by is by)) for by in By),
        _number(grade.score),
        plain(grade.max_score),
        shown_time(grade.handed_in, zone) if grade.handed_in else "",
        "yes" if grade.is_late else "no",
        safe(notes),
    ]


def _number(value: Decimal | None) -> str:
    return "" if value is None else plain(value)
