"""The command `nnkit` itself: what every verb shares. A verb hangs itself on `cli`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from nnkit import __version__

if TYPE_CHECKING:
    from nnkit.course import Course


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("-C", "folder", type=click.Path(path_type=Path), help="The course's folder.")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
@click.version_option(__version__, prog_name="nnkit")
@click.pass_context
def cli(context: click.Context, folder: Path | None, debug: bool) -> None:
    """Grades the exercises of a deep-learning course, each submission in a box of its own."""
    context.obj = folder


lang_option = click.option(
    "--lang", type=click.Choice(["en", "zh"]), help="Language of the sentences."
)
format_option = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="For people, or for programs.",
)  # fmt: skip


def load(folder: Path | None) -> "Course":
    """Loads the course in that folder, or the nearest one upwards from here."""
    from nnkit.course import load_course

    return load_course(find(folder))


def find(folder: Path | None) -> Path:
    """Finds the course's folder, without reading it."""
    from nnkit.course import find_course

    return folder.absolute() if folder else find_course(Path.cwd())
