"""What `verify` says: how far it is, its findings, its counts, and the matrix where asked for."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import click
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar

from nnkit.errors import UsageError
from nnkit.show import matrix
from nnkit.show.terminal import make_console
from nnkit.verify.report import ExerciseReport, Finding, Report, to_json


class Lines:
    """Says in a line of its own what is done: for a pipe."""

    def begin(self, total: int) -> None:
        """Nothing to be said yet."""

    def advance(self, name: str, left: int) -> None:
        """A line when nothing of `name` is left."""
        if left == 0:
            click.echo(f"verified {name}", err=True)


class Shown:
    """A bar: for a terminal."""

    def __init__(self, bar: Bar) -> None:
        self._bar = bar
        self._task = bar.add_task("", total=None)

    def begin(self, total: int) -> None:
        """The bar gets its length."""
        self._bar.update(self._task, total=total)

    def advance(self, name: str, left: int) -> None:
        """The bar moves, and says where it is."""
        self._bar.update(self._task, advance=1, description=name)


@contextlib.contextmanager
def make_progress() -> Iterator[Lines | Shown]:
    """Gives what shows progress on stderr: a bar, or lines when that is no terminal."""
    console = make_console(stderr=True)
    if not console.is_terminal:
        yield Lines()
        return
    columns = (TextColumn("{task.description:16}"), BarColumn(), MofNCompleteColumn())
    with Bar(*columns, TimeElapsedColumn(), console=console, transient=True) as bar:
        yield Shown(bar)


def show(root: Path, report: Report, form: str, with_matrix: bool, out: Path | None) -> None:
    """Prints findings and counts, or all as JSON; the matrix too, or as a page, if asked for."""
    if out is not None:
        _write(out, matrix.to_html(report))
    if form == "json":
        click.echo(to_json(report))
        return
    if with_matrix:
        matrix.show(make_console(), report)
    for finding in report.findings:
        click.echo(_told(root, finding))
    click.echo(f"{len(report.exercises)} exercises, {len(report.findings)} findings.")
    for exercise in report.exercises:
        click.echo(f"{exercise.id}: {', '.join(facts(exercise))}", err=True)
    click.echo(f"in {report.seconds:.1f} s", err=True)


def facts(exercise: ExerciseReport) -> list[str]:
    """Gives what is told of an exercise in numbers, a few words each."""
    return [
        f"{exercise.checks} checks",
        f"{exercise.alternatives} alternatives",
        f"{exercise.mutants} mutants",
        f"{exercise.diagnosed_mutants} of them diagnosed as themselves",
        f"{exercise.siblings} siblings",
        f"{exercise.diagnosed_siblings} of them diagnosed as their mutant",
        f"{exercise.diagnosed_alternatives} alternatives diagnosed",
        f"{exercise.runs} runs in {exercise.seconds:.1f} s",
    ]


def _told(root: Path, finding: Finding) -> str:
    """Gives a finding with its file as it can be opened from here."""
    path = root / finding.place
    if path.is_relative_to(Path.cwd()):
        path = path.relative_to(Path.cwd())
    return f"{finding.rule}: {path}: {finding.message}"


def check_out(out: Path | None) -> None:
    """UsageError, before anything is run, for a name that is not a page's."""
    if out is not None and out.suffix != ".html":
        raise UsageError(f"{out}: the matrix is written as HTML; name a file that ends in .html.")


def _write(out: Path, page: str) -> None:
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(page, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{out}: it cannot be written ({error.strerror}).") from None
