"""Whose points changed, and why, on a terminal."""

from collections.abc import Iterable

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from nnkit.changes import Change
from nnkit.show.terminal import fit


def show_changes(console: Console, changes: Iterable[Change]) -> None:
    """Prints a row for each change, the reasons one below the other."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for head in ("student", "exercise", "was", "is", "why"):
        table.add_column(head, overflow="fold")
    for each in changes:
        is_less = each.before is not None and (each.now is None or each.now < each.before)
        now = Text(_number(each.now), "red" if is_less else "green")
        table.add_row(
            each.student, each.exercise, _number(each.before), now, "\n".join(each.reasons)
        )
    if table.row_count:
        fit(console)
        console.print(table)
    else:
        console.print("nobody's points changed.")


def _number(score: float | None) -> str:
    return "-" if score is None else f"{score:g}"
