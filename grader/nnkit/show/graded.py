"""What `nnkit grade` says while results come: progress, lines of JSON, the class at the end."""

import contextlib
import time
from collections.abc import Iterator

import click
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeRemainingColumn,
)

from nnkit.levels import is_enough
from nnkit.results import Result, Verdict, to_json
from nnkit.show import terminal

_LINE_S = 10.0  # between two lines of progress, where they go to a pipe
_MOST_SHOWN = 1000  # students in a table; a larger class is counted


class Told:
    """Tells results as they come, and remembers what the end needs; of a large class, counts."""

    def __init__(self, form: str, is_single: bool, fail_under: float | None) -> None:
        self._form = form
        self._is_single = is_single
        self._fail_under = fail_under
        self._kept: list[Result] = []
        self._weakest = ""
        self.count = self.faults = self.graded = 0
        self.has_findings = False

    def add(self, result: Result, is_new: bool = True) -> None:
        """Tells a result; `is_new` says that it was graded just now."""
        is_fault = any(each.verdict is Verdict.INTERNAL_ERROR for each in result.exercises)
        is_below = self._fail_under is not None and (result.score or 0.0) < self._fail_under
        self.count += 1
        self.graded += is_new
        self.faults += is_fault
        self.has_findings |= is_fault or is_below
        if not is_fault and not is_enough(result.level):
            self._weakest = result.level
        if self._form == "json":
            click.echo(to_json(result))
        elif self._is_single:
            terminal.show_result(terminal.make_console(), result)
        elif self.count <= _MOST_SHOWN:
            self._kept.append(result)

    def end(self) -> None:
        """Tells the class, and what a weak box means."""
        if self._kept:
            self._kept.sort(key=lambda result: result.student)
            terminal.show_class(terminal.make_console(), self._kept)
        if self.count > _MOST_SHOWN and self._form == "text":
            click.echo(f"and {self.count - _MOST_SHOWN} more, in the store.")
        if self._weakest:
            click.echo(
                f"level {self._weakest}, by --unsafe: "
                "code that attacks this machine or the checks was not held back.",
                err=True,
            )


@contextlib.contextmanager
def progress(told: Told, total: int, quiet: bool) -> Iterator["Lines | Shown"]:
    """Gives what shows how far a class is: a bar on a terminal, a line now and then in a pipe."""
    console = terminal.make_console(stderr=True)
    if quiet or not console.is_terminal:
        yield Lines(told, total, quiet)
        return
    columns = (
        TextColumn("grading"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(), TextColumn("{task.fields[faults]}", style="red"),
    )  # fmt: skip
    with Progress(*columns, console=console, transient=True) as bar:
        yield Shown(bar, told, total)


class Lines:
    """A line every ten seconds."""

    def __init__(self, told: Told, total: int, quiet: bool) -> None:
        self._told = told
        self._total = total
        self._quiet = quiet
        self._begun = self._last = time.monotonic()

    def show(self) -> None:
        """Says how far it is, when it is time."""
        now = time.monotonic()
        if self._quiet or now - self._last < _LINE_S:
            return
        self._last = now
        click.echo(_line(self._told, self._total, now - self._begun), err=True)


class Shown:
    """A bar with rate, time left and faults."""

    def __init__(self, bar: Progress, told: Told, total: int) -> None:
        self._bar = bar
        self._told = told
        self._task = bar.add_task("", total=total, rate="", faults="")
        self._begun = time.monotonic()

    def show(self) -> None:
        """Moves the bar."""
        told = self._told
        rate = _rate(told, time.monotonic() - self._begun)
        faults = f"{told.faults} not graded" if told.faults else ""
        self._bar.update(self._task, completed=told.count, rate=rate, faults=faults)


def _line(told: Told, total: int, seconds: float) -> str:
    left = (total - told.count) / (told.graded / seconds) if told.graded else None
    about = f", about {_minutes(left)} left" if left is not None else ""
    faults = f", {told.faults} not graded by a fault of ours" if told.faults else ""
    return f"{told.count} of {total} done, {_rate(told, seconds)}{about}{faults}"


def _rate(told: Told, seconds: float) -> str:
    return f"{told.graded / seconds:.1f} a second" if seconds else ""


def _minutes(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 90 else f"{seconds / 60:.0f} min"
