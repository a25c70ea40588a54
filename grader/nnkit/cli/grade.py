"""`nnkit grade`: submissions and classes."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from nnkit.cli.root import cli, format_option, lang_option, load
from nnkit.errors import ExitCode

if TYPE_CHECKING:
    from nnkit.grading import Found, Typed
    from nnkit.show.graded import Told
    from nnkit.store.store import Store


@cli.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--assignment", metavar="NAME", help="The assignment; by default the first that fits."
)
@click.option("--exercise", metavar="NAME", multiple=True, help="Only this exercise; repeatable.")
@click.option("--student", metavar="ID", multiple=True, help="Only this student; repeatable.")
@click.option(
    "--roster", type=click.Path(path_type=Path), metavar="CSV",
    help="Who is in the class, and by what names the systems know them.",
)  # fmt: skip
@click.option(
    "--attempt", type=click.Choice(["first", "last", "best"]), default="last", show_default=True,
    help="Which counts, when a student handed in more than once.",
)  # fmt: skip
@click.option(
    "--one", is_flag=True, help="All of it is one student's, though it look like a class."
)
@click.option("--dry-run", is_flag=True, help="Show who and what was found, and grade nothing.")
@click.option(
    "--device", type=click.Choice(["auto", "cpu", "cuda", "both"]), default="auto",
    show_default=True,
    help="Where the submission's tensors lie; auto takes GPUs if there are any, both the "
    "processors, too.",
)  # fmt: skip
@click.option("--jobs", type=click.IntRange(min=1), help="Worker processes, for a class.")
@click.option(
    "--cluster", metavar="URL", help="The scheduler of a Dask cluster, whose workers grade."
)
@click.option(
    "--insecure-cluster", is_flag=True, help="Use plain TCP beyond this machine, all the same."
)
@click.option(
    "--store", metavar="PATH|URL",
    help="Where a class's results are kept; by default in the course's `.nnkit`.",
)  # fmt: skip
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="DIR",
    help="A folder for the results; the store is `results.db` in it.",
)  # fmt: skip
@click.option(
    "--resume/--fresh", default=True, show_default=True,
    help="Leave what is stored and not stale, or grade it again.",
)  # fmt: skip
@click.option("--only-failed", is_flag=True, help="Grade again what did not get all its points.")
@click.option(
    "--twice", is_flag=True,
    help="Run each failed check again in a fresh process; mark what changes.",
)  # fmt: skip
@click.option("--diff", is_flag=True, help="Show whose points are not what they were, and why.")
@click.option(
    "--for", "audience", type=click.Choice(["staff", "student"]), default="staff",
    show_default=True, help="Who reads it: a student is shown nothing hidden.",
)  # fmt: skip
@click.option(
    "--unsafe", is_flag=True,
    help="Grade even where the box is too weak for code that attacks this machine.",
)  # fmt: skip
@click.option("--fail-under", type=float, metavar="SCORE", help="Exit with 1 below this score.")
@click.option("--quiet", is_flag=True, help="Show no progress.")
@lang_option
@format_option
@click.pass_obj
def grade(folder: Path | None, /, **options: Any) -> None:
    """Grade submissions: a folder, a file, a zip, or a whole class of them.

    A class's results are stored; the same command goes on after it was stopped.
    """
    from nnkit.grading import Typed, find

    course, typed = load(folder), Typed(**options)
    with find(course, typed) as found:
        if typed.dry_run:
            from nnkit.show.collected import show_collected
            from nnkit.show.terminal import make_console

            show_collected(make_console(), found.collected)
        elif _grade(typed, found):
            raise SystemExit(ExitCode.FINDINGS)


def _grade(typed: "Typed", found: "Found") -> bool:
    """Grades, tells, and gives whether the shell is to be told of findings."""
    from nnkit.show.graded import Told

    told = Told(typed.form, found.is_single, typed.fail_under)
    if found.is_single and not typed.is_stored:
        _grade_one(typed, found, told)
    else:
        _grade_class(typed, found, told)
    return told.has_findings


def _grade_one(typed: "Typed", found: "Found", told: "Told") -> None:
    from nnkit.collect.classes import read
    from nnkit.worker import grade_one

    (hand_in,) = found.collected.hand_ins()
    told.add(grade_one(found.plan(typed), read(hand_in, found.exercises)))
    told.end()


def _grade_class(typed: "Typed", found: "Found", told: "Told") -> None:
    from nnkit.classes import class_store, grade_class
    from nnkit.show.graded import progress

    with class_store(found, typed) as store:
        try:
            with progress(told, found.count, typed.quiet) as shown:
                grade_class(found, typed, store, told.add, shown.show)
        except KeyboardInterrupt:
            click.echo(
                f"{told.count} of {found.count} are graded and stored in {store.name}; "
                "the same command goes on from there.",
                err=True,
            )
            raise
        told.end()
        if typed.diff:
            _show_changes(typed, found, store)


def _show_changes(typed: "Typed", found: "Found", store: "Store") -> None:
    from nnkit.changes import changes
    from nnkit.show.changes import show_changes
    from nnkit.show.terminal import make_console

    console = make_console(stderr=typed.form == "json")
    show_changes(console, changes(store, found.assignment.name))
