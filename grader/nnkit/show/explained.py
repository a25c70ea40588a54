"""Why a student has the points that they have: each check, each sum, to the last digit."""

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from nnkit.gradebook import Grade, exact, plain
from nnkit.results import CheckResult, ExerciseResult, Outcome

_SIGNS = {Outcome.PASSED: "✓", Outcome.SKIPPED: "-"}


def show_explained(console: Console, grade: Grade) -> None:
    """Prints the checks by exercise, their sums, and the total."""
    for line in lines_of(grade):
        console.print(Text(line), soft_wrap=True)


def lines_of(grade: Grade) -> Iterator[str]:
    """Gives the lines of the account."""
    yield f"{grade.student}, {grade.assignment}"
    for stored in grade.standing:
        yield from _exercise(stored.result)
    scores = [each.score for each in grade.exercises]
    if grade.score is None:
        yield "no score: nnkit failed on one of them, and it has to be graded again"
        return
    added = " + ".join(plain(exact(each)) for each in scores if each is not None)
    yield f"{added} = {plain(grade.score)} of {plain(grade.max_score)}"


def _exercise(result: ExerciseResult) -> Iterator[str]:
    yield ""
    yield f"{result.id}: {result.file}"
    if result.message:
        yield f"  {result.message}"
    for check in result.checks:
        yield f"  {_check(check)}"
    if result.score is not None:
        yield f"  {plain(exact(result.score))} of {plain(exact(result.max_score))}"


def _check(check: CheckResult) -> str:
    sign = _SIGNS.get(check.outcome, "✗")
    got = f"{plain(exact(check.points))} of {plain(exact(check.max_points))}"
    return f"{sign} {got}  {check.title} ({check.id})"
