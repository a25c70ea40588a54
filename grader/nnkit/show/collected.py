"""What was collected of a class, before anything is graded: who, what, when; and what was not.

Rows are printed as they are read, a page of them at a time: a class need not fit into memory. What
students made (names of files, of archives, of themselves) is escaped.
"""

import itertools
from collections.abc import Iterable, Iterator

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from nnkit.collect.classes import Collected, HandIn, found_in
from nnkit.show.terminal import fit
from nnkit.texts import clean

_PAGE = 500  # rows that one table has


def show_collected(console: Console, collected: Collected) -> None:
    """Prints the hand-ins that count, with the files that count, then who is missing or unknown,
    what was ignored and why, and how many there are of each."""
    fit(console)
    for page in _pages(collected.hand_ins()):
        console.print(_table(page, collected))
    missing = _list(console, "on the roster, nothing handed in", collected.missing())
    unknown = _list(console, "handed in, not on the roster", collected.unknown())
    ignored = _list(console, "ignored", (f"{name}: {why}" for name, why in collected.ignored()))
    console.print(
        f"{collected.count()} handed in, {missing} missing, {unknown} not on the roster, "
        f"{ignored} ignored"
    )


def _pages(hand_ins: Iterator[HandIn]) -> Iterator[list[HandIn]]:
    while page := [*itertools.islice(hand_ins, _PAGE)]:
        yield page


def _table(hand_ins: Iterable[HandIn], collected: Collected) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, collapse_padding=True)
    table.add_column("student", overflow="fold", min_width=10)
    table.add_column("files", overflow="fold")
    table.add_column("time (UTC)", no_wrap=True)
    table.add_column("attempt", no_wrap=True)
    table.add_column("notes", overflow="fold")
    for each in hand_ins:
        at = each.at.strftime("%Y-%m-%d %H:%M:%S") if each.at else ""
        table.add_row(
            Text(clean(", ".join(each.students))),
            _files(each, collected),
            Text.assemble(at, ("  late" if at else "late", "red")) if each.late else Text(at),
            Text(f"{each.attempt} of {each.attempts}"),
            Text("\n".join(clean(note) for note in each.notes)),
        )
    return table


def _files(hand_in: HandIn, collected: Collected) -> Text:
    """Gives the file of each exercise that was found, and in red what keeps one from counting."""
    text = Text()
    for found in found_in(hand_in, collected.exercises).values():
        text.append("\n" if text else "")
        text.append(clean(found.file or found.problem), "" if found.file else "red")
        for note in found.notes:
            text.append(f"\n  {clean(note)}", "bright_black")
    return text or Text("nothing of the course", "red")


def _list(console: Console, title: str, names: Iterable[str]) -> int:
    """Prints names below a title, one a line; gives how many there are."""
    number = 0
    for number, name in enumerate(names, start=1):
        if number == 1:
            console.print(Text(f"{title}:", "bold"))
        console.print(Text(f"  {clean(name)}"), soft_wrap=True)
    return number
