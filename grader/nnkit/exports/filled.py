"""A column of another system's file filled in, and whom that left out."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from nnkit.collect.rosters import Person
from nnkit.exports.cells import Sheet
from nnkit.exports.matching import match
from nnkit.gradebook import Grade, plain

_EXCUSED = frozenset({"EX", "N/A"})  # Canvas: excused, not assigned
_WITH_COMMA = re.compile(r"\d+,\d+")


@dataclass(frozen=True)
class Filled:
    """A file, and who has no row in it, which rows have nobody, and who has no score yet."""

    data: bytes
    written: int
    without_row: tuple[str, ...] = ()
    without_grade: tuple[str, ...] = ()
    without_score: tuple[str, ...] = ()
    excused: tuple[str, ...] = ()  # whose cell says so, and stays
    most: Decimal | None = None  # what the file's grades are out of, where that is not ours


def fill(
    sheet: Sheet,
    column: int,
    rows: Mapping[int, Sequence[str]],
    grades: Sequence[Grade],
    people: Sequence[Person],
    *,
    places: int,
    most: Decimal | None = None,
) -> Filled:
    """Writes each student's score into the column; a fault of ours, or an excuse of theirs, leaves
    the cell as it was. `most` is what the file's grades are out of, where it says so."""
    matched = match([each.student for each in grades], rows, people)
    cells = {name: sheet.rows[row][column] for name, row in matched.rows.items()}
    excused = [name for name, cell in cells.items() if cell.value.strip().upper() in _EXCUSED]
    wanted = cells.keys() - excused
    scores = {
        each.student: rounded(each.score, places)
        for each in grades
        if each.score is not None and each.student in wanted
    }
    mark = _decimal_mark(sheet, column)
    for name, score in scores.items():
        if number(cells[name].value) != score:
            sheet.set(cells[name], plain(score).replace(".", mark))
    return Filled(
        data=sheet.to_bytes(),
        written=len(scores),
        without_row=tuple(matched.students),
        without_grade=tuple(rows[number][1] for number in matched.others),
        without_score=tuple(each.student for each in grades if each.score is None),
        excused=tuple(excused),
        most=None if most in {each.max_score for each in grades} else most,
    )


def _decimal_mark(sheet: Sheet, column: int) -> str:
    """Gives a comma where the numbers in the column, or in the one after it, are written so."""
    found = (cell.value.strip() for row in sheet.rows for cell in row[column : column + 2])
    return "," if any(map(_WITH_COMMA.fullmatch, found)) else "."


def rounded(value: Decimal, places: int) -> Decimal:
    """Rounds as people do, halves up."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def number(text: str) -> Decimal | None:
    """Gives the number that a cell says, in whatever form; None where it says none."""
    try:
        found = Decimal(text.strip().replace(",", "."))
    except ArithmeticError:
        return None
    return found if found.is_finite() else None
