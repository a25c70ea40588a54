"""A plain CSV of the class: a row a student, a column an exercise."""

import csv
import io
from collections.abc import Iterable

from nnkit.course import Assignment
from nnkit.exports.cells import safe
from nnkit.gradebook import Grade, plain, points


def export(grades: Iterable[Grade], assignment: Assignment) -> bytes:
    """Gives the table in UTF-8. A cell is empty where there is no score, by a fault of ours; texts
    that a spreadsheet would calculate get an apostrophe."""
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\n")
    names = [each.id for each in assignment.exercises]
    writer.writerow(["student", *names, "score", "max_score", "handed_in", "late", "notes"])
    for grade in grades:
        found = {each.id: each for each in grade.exercises}
        scores = [points(found[name].score) if name in found else None for name in names]
        notes = "; ".join(note for each in grade.exercises for note in each.notes)
        total = grade.score
        writer.writerow(
            [
                safe(grade.student),
                *("" if each is None else plain(each) for each in scores),
                "" if total is None else plain(total),
                plain(grade.max_score),
                grade.handed_in or "",
                "yes" if grade.is_late else "no",
                safe(notes),
            ]
        )
    return made.getvalue().encode()
