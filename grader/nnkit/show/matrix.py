"""The kill matrix of `verify`, mutants by checks: on a terminal, and as a page for the docs.

One sign a cell. Colours repeat what the signs say.
"""

import io
from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from nnkit.results import Outcome
from nnkit.verify.report import ExerciseReport, Report, Row

KILLED, ALSO, PASSED, SKIPPED, MISSED = "●", "○", "·", "-", "!"
LEGEND = (
    f"{KILLED} killed by the check that it names   {ALSO} by another, too   "
    f"{PASSED} passed   {SKIPPED} skipped   {MISSED} not killed by the check that it names"
)
_STYLES = {KILLED: "bold green", ALSO: "green", MISSED: "bold red"}
_KILLS = (Outcome.FAILED, Outcome.ERRORED)
# Without a link to anything on the web.
_PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>nnkit verify: mutants by checks</title>
<style>
{stylesheet}
body {{ color: {foreground}; background: {background}; }}
pre {{ font-family: monospace; line-height: 1.25; }}
</style>
<pre>{code}</pre>
</html>
"""


def show(console: Console, report: Report) -> None:
    """Prints the matrix of each exercise."""
    for exercise in report.exercises:
        for line in lines_of(exercise):
            console.print(line, soft_wrap=True)
    console.print(LEGEND, soft_wrap=True)


def to_html(report: Report) -> str:
    """Gives the matrices as one page of HTML that needs nothing else."""
    console = Console(record=True, file=io.StringIO(), width=1000, force_terminal=True)
    show(console, report)
    return console.export_html(code_format=_PAGE)


def lines_of(exercise: ExerciseReport) -> Iterator[Text]:
    """Gives the lines of an exercise's matrix: its checks by number, then a line a mutant."""
    checks, rows = exercise.matrix.checks, exercise.matrix.rows
    yield Text(exercise.id, style="bold")
    for number, name in enumerate(checks, start=1):
        yield Text(f"  {number:2} {name}", style="bright_black")
    width = max((len(row.mutant) for row in rows), default=0)
    yield Text(" " * width + "".join(f" {number:2}" for number in range(1, len(checks) + 1)))
    for row in rows:
        line = Text(f"{row.mutant:{width}}")
        for sign in signs(checks, row):
            line.append(f"  {sign}", style=_STYLES.get(sign, "bright_black"))
        yield line
    yield Text("")


def signs(checks: list[str], row: Row) -> list[str]:
    """Gives one sign for each check: how it ended on this mutant."""
    found = []
    for name, outcome in zip(checks, row.outcomes, strict=True):
        if outcome in _KILLS:
            found.append(KILLED if name == row.killer else ALSO)
        elif name == row.killer:
            found.append(MISSED)
        else:
            found.append(SKIPPED if outcome is Outcome.SKIPPED else PASSED)
    return found
