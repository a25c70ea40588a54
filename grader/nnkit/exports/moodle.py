"""Moodle: its offline grading worksheet, with the grade filled in.

The columns' headings are translated, so they are told by what stands in them where they are not in
English: `Participant 123`, a number of two decimals. `Identifier`, `Grade` and `Last modified
(grade)` are what Moodle's import needs; nothing but the grade is changed.
"""

import re
from collections.abc import Sequence

from nnkit.collect.rosters import Person
from nnkit.errors import UsageError
from nnkit.exports.cells import Sheet
from nnkit.exports.filled import Filled, fill, number
from nnkit.gradebook import Grade

_PARTICIPANT = re.compile(r"\D+(\d+)")
_GRADES = ("Grade", "成绩", "Bewertung", "Note", "Calificación", "评分")


def export(
    sheet: Sheet, grades: Sequence[Grade], people: Sequence[Person], titles: Sequence[str]
) -> Filled:
    """Fills in the column of grades, the one named by the first of `titles` where it is there."""
    header = sheet.header
    first = _identifier(sheet)
    after = header[first + 1 :] if first is not None else []
    wanted = [each for each in (*titles, *_GRADES) if each in after]
    if first is None or not wanted:
        raise UsageError(
            "the template is no grading worksheet of Moodle, or its column of grades has a name "
            "that is not known; name it with `--column`."
        )
    column = header.index(wanted[0], first + 1)
    rows = {}
    for row, cells in enumerate(sheet.rows[1:], start=1):
        found = _PARTICIPANT.fullmatch(cells[first].value) if len(cells) > column else None
        if found:
            rows[row] = [found[1], *(cell.value for cell in cells[:column])]
    beside = [cell.value for cell in sheet.rows[1][column + 1 : column + 2]]  # the maximum, a scale
    most = next(map(number, beside), None)
    return fill(sheet, column, rows, grades, people, places=2, most=most)


def _identifier(sheet: Sheet) -> int | None:
    """Gives the column of `Participant 123`, whatever it is called."""
    for row in sheet.rows[1:2]:
        for at, cell in enumerate(row):
            if _PARTICIPANT.fullmatch(cell.value):
                return at
    return None
