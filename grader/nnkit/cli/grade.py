"""`nnkit grade`: submissions and classes."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from nnkit.cli.root import cli, format_option, lang_option, load
from nnkit.errors import ExitCode

if TYPE_CHECKING:
    from nnkit.results import Result


@cli.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--assignment", metavar="NAME", help="The assignment; by default the first that fits."
)
@click.option("--exercise", metavar="NAME", multiple=True, help="Only this exercise; repeatable.")
@click.option(
    "--device", type=click.Choice(["auto", "cpu", "cuda"]), default="auto", show_default=True,
    help="Where the submission's tensors lie; auto takes a GPU if there is one.",
)  # fmt: skip
@click.option("--jobs", type=click.IntRange(min=1), help="Worker processes, for a class.")
@click.option(
    "--for", "audience", type=click.Choice(["staff", "student"]), default="staff",
    show_default=True, help="Who reads it: a student is shown nothing hidden.",
)  # fmt: skip
@click.option(
    "--unsafe", is_flag=True,
    help="Grade even where the box is too weak for code that attacks this machine.",
)  # fmt: skip
@click.option("--fail-under", type=float, metavar="SCORE", help="Exit with 1 below this score.")
@lang_option
@format_option
@click.pass_obj
def grade(
    folder: Path | None,
    paths: tuple[Path, ...],
    assignment: str | None,
    exercise: tuple[str, ...],
    device: str,
    jobs: int | None,
    audience: str,
    unsafe: bool,
    fail_under: float | None,
    lang: str | None,
    form: str,
) -> None:
    """Grade submissions: a folder, a .py file, a notebook, or a folder of students."""
    from nnkit import grading
    from nnkit.doctor import find_device
    from nnkit.pool import grade_all

    course = load(folder)
    found = grading.find(course, paths, assignment, exercise)
    language, for_student = lang or course.languages[0], audience == "student"
    plan = found.plan(find_device(device), language, for_student, unsafe)
    results: list[Result] = []
    show = _teller(form, single=len(found.paths) == 1, results=results)
    grade_all(plan, found.paths, jobs or grading.default_jobs(len(found.paths)), show)
    if form == "text":
        _end_of_grade(results)
    if grading.has_findings(results, fail_under):
        raise SystemExit(ExitCode.FINDINGS)


def _teller(form: str, single: bool, results: "list[Result]") -> Any:
    """Gives what is done with each result as it comes."""

    def tell(result: "Result") -> None:
        results.append(result)
        if form == "json":
            from nnkit.results import to_json

            click.echo(to_json(result))
        elif single:
            from nnkit.show import terminal

            terminal.show_result(terminal.make_console(), result)
        else:
            click.echo(f"graded {result.student}", err=True)

    return tell


def _end_of_grade(results: "list[Result]") -> None:
    from nnkit.levels import is_enough
    from nnkit.show import terminal

    if len(results) > 1:
        terminal.show_class(terminal.make_console(), results)
    if results and not is_enough(results[0].level):
        click.echo(
            f"level {results[0].level}, by --unsafe: "
            "code that attacks this machine or the checks was not held back.",
            err=True,
        )
