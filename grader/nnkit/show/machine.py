"""What a machine can do, and how attacks on its box ended, on a terminal."""

import contextlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console
from rich.progress import Progress
from rich.table import Table
from rich.text import Text

from nnkit.show.terminal import make_console

if TYPE_CHECKING:
    from nnkit.attacks import Attack, End
    from nnkit.doctor import Found


def show_found(console: Console, found: "Iterable[Found]") -> None:
    """Prints a table: what was looked for, whether it is here, what was seen, how to get it."""
    table = Table(box=box.SIMPLE_HEAD)
    for head in ("", "here", "what was seen, or what it stops", "how to get it"):
        table.add_column(head, overflow="fold")
    for each in found:
        here = Text("yes", "green") if each.here else Text("no", "yellow")
        table.add_row(each.what, here, each.seen, "" if each.here else each.repair)
    console.print(table)


@contextlib.contextmanager
def progress(count: int) -> "Iterator[Callable[[Attack], None]]":
    """Shows on stderr, where that is a terminal, which attack is run and how many are to come."""
    console = make_console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("attacks", total=count)
        yield lambda attack: bar.update(task, advance=1, description=attack.id)


def show_ends(console: Console, ends: "Sequence[End]", level: str) -> None:
    """Prints the attacks that did not end as they must, then how many did."""
    broke = [end for end in ends if end.why]
    for end in broke:
        line = f"✗ {end.attack.id}, on the {end.base}: {end.attack.expected.attempt}: {end.why}"
        console.print(Text(line, "red"), soft_wrap=True)
    held = len({end.attack.id for end in ends} - {end.attack.id for end in broke})
    count = len({end.attack.id for end in ends})
    console.print(f"level {level}: {held} of {count} attacks held.", style="" if broke else "green")
