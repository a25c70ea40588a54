"""What an instructor types to hand grades on: `nnkit export`."""

from pathlib import Path

import click

from nnkit.cli.root import cli, load
from nnkit.errors import ExitCode

SYSTEMS = ("canvas", "classroom50", "csv", "gradescope", "junit", "moodle", "nbgrader")


@cli.command()
@click.option("--to", type=click.Choice(SYSTEMS), required=True, help="The system.")
@click.option("--assignment", metavar="NAME", help="The assignment; by default the first.")
@click.option(
    "--store", metavar="PATH|URL", help="Where results are kept; by default the last class's store."
)
@click.option(
    "--template", type=click.Path(path_type=Path), metavar="FILE",
    help="The export of Canvas or Moodle that is filled in.",
)  # fmt: skip
@click.option("--column", metavar="TITLE", help="Its column, by title or id.")
@click.option(
    "--roster", type=click.Path(path_type=Path), metavar="CSV",
    help="By what names the systems know the students.",
)  # fmt: skip
@click.option(
    "--into", type=click.Path(path_type=Path), metavar="PATH",
    help="The file to write, or the folder, where it is a file a student; by default stdout.",
)  # fmt: skip
@click.option(
    "--gradebook", metavar="URL", help="nbgrader's; by default gradebook.db in its course."
)
@click.pass_obj
def export(
    folder: Path | None, to: str, assignment: str | None, store: str | None,
    template: Path | None, column: str | None, roster: Path | None, into: Path | None,
    gradebook: str | None,
) -> None:  # fmt: skip
    """Write the grades of a class for another system."""
    from nnkit.exporting import Asked, export
    from nnkit.store.place import find_store
    from nnkit.store.store import open_there

    course = load(folder)
    chosen = course.assignment(assignment)
    with open_there(find_store(course.root, store)) as opened:
        told = export(opened, course, chosen, Asked(to, template, column, roster, into, gradebook))
    for line in told.said:
        click.echo(line, err=True)
    if told.has_faults:
        raise SystemExit(ExitCode.FINDINGS)
