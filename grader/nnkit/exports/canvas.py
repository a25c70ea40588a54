"""Canvas: its gradebook's export, with one column filled in.

The header is `Student,ID,…,Section,<title> (<assignment id>),…`; below it may stand a row of how
grades are posted, then `    Points Possible`. A row's cell stays as it was for everybody who has no
grade here: an empty one would clear it.
"""

from collections.abc import Sequence

from nnkit.collect.rosters import Person
from nnkit.errors import UsageError
from nnkit.exports.cells import Sheet
from nnkit.exports.filled import Filled, fill
from nnkit.gradebook import Grade

_NEEDED = ("Student", "LastName")
_POINTS = "Points Possible"


def export(
    sheet: Sheet, grades: Sequence[Grade], people: Sequence[Person], titles: Sequence[str]
) -> Filled:
    """Fills in the column of the assignment, named by one of `titles`; UsageError where none or
    several fit."""
    header = sheet.header
    if header[0] not in _NEEDED or "ID" not in header or "Section" not in header:
        raise UsageError("the template is no export of Canvas's gradebook; export it there anew.")
    number, last = header.index("ID"), header.index("Section")
    column = _column(header, last, titles)
    rows = {}
    for row, cells in enumerate(sheet.rows[1:], start=1):
        if len(cells) > column and cells[number].value.strip():
            named = [cell.value.strip('="') for cell in cells[:last]]
            rows[row] = [cells[number].value, *named]
    return fill(sheet, column, rows, grades, people, places=2)


def _column(header: Sequence[str], last: int, titles: Sequence[str]) -> int:
    named = range(last + 1, len(header))
    for title in titles:
        found = [at for at in named if header[at] == title or _name(header[at]) == title]
        found = found or [at for at in named if header[at].endswith(f"({title})")]
        if len(found) == 1:
            return found[0]
        if found:
            raise UsageError(
                f"the template has {len(found)} columns `{title}`; name one by its id."
            )
    names = ", ".join(f"`{each}`" for each in header[last + 1 :][:8]) or "none"
    raise UsageError(
        f"the template has no column `{titles[0]}`; name one with `--column`: there are {names}."
    )


def _name(heading: str) -> str:
    """Gives a column's title without the assignment's id."""
    title, opening, number = heading.rpartition(" (")
    return title if opening and number.removesuffix(")").isdecimal() else heading
