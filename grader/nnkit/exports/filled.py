"""A column of another system's file filled in, and whom that left out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from nnkit.collect.rosters import Person
from nnkit.exports.cells import Sheet
from nnkit.exports.matching import match
from nnkit.gradebook import Grade, plain


@dataclass(frozen=True)
class Filled:
    """A file, and who has no row in it, which rows have nobody, and who has no score yet."""

    data: bytes
    written: int
    without_row: tuple[str, ...] = ()
    without_grade: tuple[str, ...] = ()
    without_score: tuple[str, ...] = ()


def fill(
    sheet: Sheet,
    column: int,
    rows: Mapping[int, Sequence[str]],
    grades: Sequence[Grade],
    people: Sequence[Person],
    *,
    places: int,
) -> Filled:
    """Writes each student's score into the column; a fault of ours leaves the cell as it was."""
    matched = match([each.student for each in grades], rows, people)
    known = [each for each in grades if each.student in matched.rows]
    for grade in known:
        if grade.score is not None:
            cell = sheet.rows[matched.rows[grade.student]][column]
            if not is_same(cell.value, rounded(grade.score, places)):
                sheet.set(cell, plain(rounded(grade.score, places)))
    return Filled(
        data=sheet.to_bytes(),
        written=sum(each.score is not None for each in known),
        without_row=tuple(matched.students),
        without_grade=tuple(rows[number][1] for number in matched.others),
        without_score=tuple(each.student for each in grades if each.score is None),
    )


def rounded(value: Decimal, places: int) -> Decimal:
    """Rounds as people do, halves up."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def is_same(text: str, value: Decimal) -> bool:
    """Whether a cell says that number already, in whatever form: then its bytes stay."""
    try:
        return Decimal(text.strip().replace(",", ".")) == value
    except ArithmeticError:
        return False
