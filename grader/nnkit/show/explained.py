"""Why a student has the points that they have: each check, rule and sum, to the last digit."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from rich.console import Console
from rich.text import Text

from nnkit.gradebook import By, Grade, Part, Step, exact, plain
from nnkit.results import CheckResult, Outcome

_SIGNS = {Outcome.PASSED: "✓", Outcome.SKIPPED: "-"}


def show_explained(console: Console, grade: Grade) -> None:
    """Prints the checks by exercise, the rules at work, the sums, and the total."""
    for line in lines_of(grade):
        console.print(Text(line), soft_wrap=True)


def lines_of(grade: Grade) -> Iterator[str]:
    """Gives the lines of the account."""
    yield f"{grade.student}, {grade.assignment}"
    for part in grade.parts:
        yield from _part(part)
    yield ""
    if grade.score is None:
        yield "no score: nnkit failed on one of them, and it has to be graded again"
        return
    scores = [each.score for each in grade.counted if each.score is not None]
    added = " + ".join(map(plain, scores))
    total = sum(scores, Decimal(0))
    yield f"{added} = {plain(total)} of {plain(grade.max_score)}"
    yield from _steps(grade.steps, grade.score, grade.max_score)


def _part(part: Part) -> Iterator[str]:
    result = part.result
    yield ""
    yield f"{result.id}: {result.file}"
    if result.message:
        yield f"  {result.message}"
    for check in result.checks:
        yield f"  {_check(check)}"
    if result.score is not None and part.score is not None:
        worth = exact(result.max_score)
        yield f"  {plain(exact(result.score))} of {plain(worth)}"
        for line in _steps(part.steps, part.score, worth):
            yield f"  {line}"
    if part.dropped:
        yield f"  does not count: {part.dropped}"


def _steps(steps: Sequence[Step], score: Decimal, worth: Decimal) -> Iterator[str]:
    for step in steps:
        who = "adjusted by " if step.by is By.ADJUSTED else ""
        yield f"{_signed(step.points)}  {who}{step.why}"
    if steps:
        yield f"= {plain(score)} of {plain(worth)}"


def _signed(points: Decimal) -> str:
    return plain(points) if points <= 0 else f"+{plain(points)}"


def _check(check: CheckResult) -> str:
    sign = _SIGNS.get(check.outcome, "✗")
    got = f"{plain(exact(check.points))} of {plain(exact(check.max_points))}"
    return f"{sign} {got}  {check.title} ({check.id})"
