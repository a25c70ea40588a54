"""A graded submission, a class, findings and public tests on a terminal, with rich.

Colours repeat what the words and signs say; piped, or with NO_COLOR, the text stands alone.
"""

import os
from collections import Counter
from collections.abc import Sequence

from rich import box
from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from nnkit.results import CheckResult, ExerciseResult, Outcome, Result, Verdict

SIGNS = {
    Outcome.PASSED: ("✓", "green"),
    Outcome.FAILED: ("✗", "red"),
    Outcome.ERRORED: ("!", "yellow"),
    Outcome.SKIPPED: ("-", "bright_black"),
}

_WIDE = 1000  # characters; a table takes what it needs


def make_console(stderr: bool = False) -> Console:
    """Gives a console that is plain when its output goes to a pipe, or NO_COLOR is set."""
    return Console(
        stderr=stderr,
        highlight=False,
        emoji=False,
        markup=False,
        color_system=None if os.environ.get("NO_COLOR") else "auto",  # None: no bold either
    )


def show_result(console: Console, result: Result) -> None:
    """Prints one submission: a table for each exercise, then the total."""
    head = Text.assemble((result.student, "bold"), "  ", result.assignment)
    console.print(head)
    for exercise in result.exercises:
        console.print(_exercise(exercise, console.is_terminal))
    console.print(_total(result))


def _exercise(exercise: ExerciseResult, framed: bool) -> RenderableType:
    title = Text.assemble(
        (exercise.id, "bold"), "  ", exercise.file, "  ", _score(exercise.score, exercise.max_score)
    )
    if exercise.verdict is not Verdict.OK:
        title.append(f"  {exercise.verdict}", style="bold red")
    rows: list[RenderableType] = []
    if exercise.message:
        rows.append(Text(exercise.message, style="red"))
    if exercise.checks:
        rows.append(_checks(exercise.checks, exercise.message))
    rows += [Text(f"note: {note}", style="bright_black") for note in exercise.notes]
    if framed:
        body = Group(*rows)
        return Panel(body, title=title, title_align="left", box=box.ROUNDED, border_style="dim")
    return Group(Text(), title, *rows)


def _checks(checks: Sequence[CheckResult], said: str) -> Table:
    """Gives the checks, a row each; what was said already, by the exercise's message or as the
    hint of a check above, is not said again."""
    table = Table(box=None, show_header=False, padding=(0, 1, 0, 0), expand=True)
    table.add_column(width=1)
    table.add_column(ratio=1, overflow="fold")
    table.add_column(justify="right", no_wrap=True)
    hints: set[str] = set()
    for check in checks:
        sign, colour = SIGNS[check.outcome]
        is_new = check.outcome is not Outcome.SKIPPED and check.hint not in hints
        hint = check.hint if is_new else ""
        hints.add(hint)
        table.add_row(Text(sign, colour), _told(check, said, hint), _points(check))
    return table


def _told(check: CheckResult, said: str, hint: str) -> Text:
    """Gives title, message and hint of a check, one below the other."""
    passed = check.outcome is Outcome.PASSED
    text = Text(check.title, style="" if passed else "bold")
    if check.message and check.message in said:
        return text
    if check.message:
        text.append(f"\n{check.message}", style=f"not bold {SIGNS[check.outcome][1]}")
    if hint:
        text.append(f"\nhint: {hint}", style="not bold cyan")
    return text


def _points(check: CheckResult) -> Text:
    return Text(f"{check.points:g}/{check.max_points:g}", SIGNS[check.outcome][1])


def _number(score: float | None, most: float) -> Text:
    """Gives a score alone: the most stands at the head of its column."""
    shown = _score(score, most)
    return Text(shown.plain.partition("/")[0], shown.style)


def _score(score: float | None, most: float) -> Text:
    if score is None:
        return Text(f"-/{most:g}", style="bold red")
    colour = "green" if score == most else "yellow" if score else "red"
    return Text(f"{score:g}/{most:g}", style=f"bold {colour}")


def _total(result: Result) -> Text:
    counts = Counter(check.outcome for each in result.exercises for check in each.checks)
    words = ", ".join(f"{counts[outcome]} {outcome}" for outcome in Outcome if counts[outcome])
    return Text.assemble(
        "\nscore ", _score(result.score, result.max_score), f"  ({words})" if words else ""
    )


def show_class(console: Console, results: Sequence[Result]) -> None:
    """Prints a class: a row for each student, a column for each exercise."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, collapse_padding=True)
    table.add_column("student", overflow="fold", min_width=10)
    for exercise in results[0].exercises:
        head = f"{exercise.id.replace('_', chr(10), 1)}\n/{exercise.max_score:g}"
        table.add_column(head, justify="right", no_wrap=True)
    table.add_column(f"score\n\n/{results[0].max_score:g}", justify="right", no_wrap=True)
    for result in results:
        cells = [_cell(exercise) for exercise in result.exercises]
        table.add_row(result.student, *cells, _number(result.score, result.max_score))
    fit(console)
    console.print(table)


def fit(console: Console) -> None:
    """Lets tables be as wide as they are, where they are not for a terminal."""
    if not console.is_terminal:  # nothing is cut on the way to a file
        console.width = _WIDE


def _cell(exercise: ExerciseResult) -> Text:
    """Gives the score, under a verdict that is not ok."""
    number = _number(exercise.score, exercise.max_score)
    if exercise.verdict is Verdict.OK:
        return number
    if exercise.verdict is Verdict.MISSING:
        return Text("missing", "red")
    return Text.assemble((f"{exercise.verdict}\n", "red"), number)
