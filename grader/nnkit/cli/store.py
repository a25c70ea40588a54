"""What is stored: `nnkit store` looks after all of it, `nnkit record` and `explain` show one
student's, `nnkit adjust` adds a person's change."""

from pathlib import Path

import click

from nnkit.cli.root import cli, format_option, load
from nnkit.errors import ExitCode

_store_option = click.option(
    "--store", metavar="PATH|URL", help="Where results are kept; by default the last class's store."
)


@cli.group()
def store() -> None:
    """The health of the store in which results are kept."""


@store.command("check")
@_store_option
@click.pass_obj
def store_check(folder: Path | None, store: str | None) -> None:
    """Look for damage, and say what can be saved; nothing is changed."""
    from nnkit.show.records import show_health
    from nnkit.show.terminal import make_console
    from nnkit.store.check import check
    from nnkit.store.place import find_store

    health = check(find_store(load(folder).root, store))
    show_health(make_console(), health)
    if health.damage:
        raise SystemExit(ExitCode.FINDINGS)


@store.command("rescue")
@click.argument("new", metavar="NEW")
@_store_option
@click.pass_obj
def store_rescue(folder: Path | None, new: str, store: str | None) -> None:
    """Copy what can be read and is as it was written to NEW, a path or a URL."""
    from nnkit.show.records import show_rescued
    from nnkit.show.terminal import make_console
    from nnkit.store.place import find_store
    from nnkit.store.rescue import rescue

    show_rescued(make_console(), rescue(find_store(load(folder).root, store), new), new)


@cli.command()
@click.argument("student")
@click.option("--assignment", metavar="NAME", help="The assignment; by default each of them.")
@_store_option
@format_option
@click.pass_obj
def record(
    folder: Path | None, student: str, assignment: str | None, store: str | None, form: str
) -> None:
    """Show what is on record of a student: scores, digests, and whether they hold today."""
    from nnkit.record import records
    from nnkit.show.records import record_json, show_record
    from nnkit.show.terminal import make_console
    from nnkit.store.place import find_store
    from nnkit.store.store import open_there

    course = load(folder)
    with open_there(find_store(course.root, store)) as opened:
        for each in records(opened, course, student, assignment):
            if form == "json":
                click.echo(record_json(each))
            else:
                show_record(make_console(), each)


@cli.command()
@click.argument("student")
@click.option("--assignment", metavar="NAME", help="The assignment; by default the first.")
@_store_option
@click.pass_obj
def explain(folder: Path | None, student: str, assignment: str | None, store: str | None) -> None:
    """Show why a student has the points that they have, by check and rule."""
    from nnkit.grades import grade_in
    from nnkit.show.explained import show_explained
    from nnkit.show.terminal import make_console
    from nnkit.store.place import find_store
    from nnkit.store.store import open_there

    course = load(folder)
    chosen = course.assignment(assignment)
    with open_there(find_store(course.root, store)) as opened:
        grade = grade_in(opened, course, chosen, student)
    show_explained(make_console(), grade)


@cli.command()
@click.argument("student")
@click.option("--points", required=True, help="What is added; below 0 it is taken off.")
@click.option("--reason", required=True, metavar="TEXT", help="Why, for whoever asks later.")
@click.option("--exercise", metavar="ID", help="Of which exercise; by default of the whole.")
@click.option("--assignment", metavar="NAME", help="The assignment; by default the first.")
@click.option("--author", metavar="NAME", help="By default user@machine.")
@_store_option
@click.pass_obj
def adjust(
    folder: Path | None, student: str, points: str, reason: str, exercise: str | None,
    assignment: str | None, author: str | None, store: str | None,
) -> None:  # fmt: skip
    """Add points to a student's score, or take some off, on record."""
    from nnkit.adjusting import Change, adjust
    from nnkit.store.place import find_store
    from nnkit.store.store import open_there

    course = load(folder)
    change = Change(student, points, reason, exercise, assignment, author)
    with open_there(find_store(course.root, store)) as opened:
        click.echo(adjust(opened, course, change))
