"""A row of the table, the table on screen, and the record with the machine's description."""

import os
import platform
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path

from rich import box
from rich.console import Console
from rich.table import Table

RECORD = Path(__file__).with_name("record.md")
_HEADS = ("what", "nnkit", "beside", "peer", "ratio", "CPU ratio", "budget", "holds")


@dataclass(frozen=True)
class Row:
    """One measurement beside its peer, both taken in the same run.

    A ratio is nnkit's figure by the peer's; where the budget says "at least", the other way round.
    """

    what: str
    ours: str
    peer: str  # its name
    peers: str
    ratio: float | None  # None: not measured, and `peers` says why
    budget: str = ""
    holds: bool | None = None  # None: measured, without a budget
    cpu_ratio: float | None = None  # of the processors' time: what a busy machine changes least

    @property
    def cells(self) -> tuple[str, ...]:
        """The row as texts, in the order of the heads."""
        verdict = {True: "yes", False: "NO", None: ""}[self.holds]
        return (
            self.what, self.ours, self.peer, self.peers, _short(self.ratio),
            _short(self.cpu_ratio), self.budget, verdict,
        )  # fmt: skip


def _short(ratio: float | None) -> str:
    if ratio is None:
        return ""
    return f"{ratio:.3f}" if 0.9 < ratio < 1.1 else f"{ratio:.3g}"


def seconds(value: float) -> str:
    """Gives a time in the unit in which it reads well."""
    if value < 1e-3:
        return f"{value * 1e6:.1f} µs"
    return f"{value * 1e3:.1f} ms" if value < 1 else f"{value:.2f} s"


def show(rows: Iterable[Row]) -> None:
    """Prints the table."""
    table = Table(box=box.SIMPLE_HEAD)
    for head in _HEADS:
        right = head in ("nnkit", "peer", "ratio", "CPU ratio")
        table.add_column(head, justify="right" if right else "left")
    for row in rows:
        colour = {True: "green", False: "red", None: ""}[row.holds]
        table.add_row(*row.cells[:-1], f"[{colour}]{row.cells[-1]}[/]" if colour else "")
    Console(width=None if Console().is_terminal else 150).print(table)


def write_record(rows: Sequence[Row]) -> None:
    """Writes the table as Markdown, with what the machine is; never its name or a path of it."""
    lines = ["# The last run of `make bench`", "", *_machine(), ""]
    lines += [_line(_HEADS), _line("---" for _ in _HEADS)]
    lines += [_line(row.cells) for row in rows]
    RECORD.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _machine() -> list[str]:
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30
    return [
        f"- {date.today().isoformat()}, nnkit {version('nnkit')}, torch {version('torch')}, "
        f"Python {platform.python_version()}",
        f"- {_processor()}, {os.cpu_count()} cores, {memory:.0f} GiB of memory",
        f"- {platform.system()} {platform.release()}, {platform.machine()}",
    ]


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    text = info.read_text(encoding="utf-8") if info.is_file() else ""
    found = re.search(r"^model name\s*:\s*(.+)$", text, re.MULTILINE)
    return found[1] if found else platform.processor() or "a processor without a name"
