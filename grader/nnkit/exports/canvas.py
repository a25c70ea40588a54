"""Canvas: its gradebook's export, with one column filled in.

The header is `Student,ID,…,Section,<title> (<assignment id>),…`; below it may stand a row of how
grades are posted, then `    Points Possible`. A row's cell stays as it was for everybody who has no
grade here: an empty one would clear it.
"""

from collections.abc import Sequence

from nnkit.collect.rosters import Person
from nnkit.errors import UsageError
from nnkit.exports.cells import Cell, Sheet
from nnkit.exports.filled import Filled, fill, number
from nnkit.gradebook import Grade

_NEEDED = ("Student", "LastName")
_FIXED = "(read only)"  # below the heading of a column that Canvas computes


def export(
    sheet: Sheet, grades: Sequence[Grade], people: Sequence[Person], titles: Sequence[str]
) -> Filled:
    """Fills in the column of the assignment, named by one of `titles`; UsageError where none or
    several fit."""
    header = sheet.header
    if header[0] not in _NEEDED or "ID" not in header or "Section" not in header:
        raise UsageError("the template is no export of Canvas's gradebook; export it there anew.")
    first, last = header.index("ID"), header.index("Section")
    above = [cells for cells in sheet.rows[1:] if not _value(cells, first)]
    fixed = {at for cells in above for at, _ in enumerate(cells) if _value(cells, at) == _FIXED}
    column = _column(header, [at for at in range(last + 1, len(header)) if at not in fixed], titles)
    worth = (number(_value(cells, column)) for cells in above)
    rows = {}
    for row, cells in enumerate(sheet.rows[1:], start=1):
        if len(cells) > column and _value(cells, first):
            named = [cell.value.strip('="') for cell in cells[:last]]
            rows[row] = [cells[first].value, *named]
    most = next(filter(None, worth), None)
    return fill(sheet, column, rows, grades, people, places=2, most=most)


def _value(cells: Sequence[Cell], at: int) -> str:
    return cells[at].value.strip() if at < len(cells) else ""


def _column(header: Sequence[str], named: Sequence[int], titles: Sequence[str]) -> int:
    for title in titles:
        found = [at for at in named if header[at] == title or _name(header[at]) == title]
        found = found or [at for at in named if header[at].endswith(f"({title})")]
        if len(found) == 1:
            return found[0]
        if found:
            raise UsageError(
                f"the template has {len(found)} columns `{title}`; name one by its id."
            )
    names = ", ".join(f"`{header[at]}`" for at in named[:8]) or "none"
    raise UsageError(
        f"the template has no column `{titles[0]}`; name one with `--column`: there are {names}."
    )


def _name(heading: str) -> str:
    """Gives a column's title without the assignment's id."""
    title, opening, number = heading.rpartition(" (")
    return title if opening and number.removesuffix(")").isdecimal() else heading
