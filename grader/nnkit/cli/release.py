"""What an instructor types to give an assignment away: `nnkit release`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from nnkit.cli.root import cli, load
from nnkit.errors import UsageError

if TYPE_CHECKING:
    from nnkit.course import Assignment, Course

_BOTH = "both"


@cli.command()
@click.argument("assignment")
@click.option(
    "--lang", type=click.Choice(["en", "zh", _BOTH]), default=_BOTH, show_default=True,
    help="Language of the notebooks and of the page for students.",
)  # fmt: skip
@click.option(
    "--into", type=click.Path(path_type=Path), metavar="DIR",
    help="Where to write it; by default `build/release` in the course.",
)  # fmt: skip
@click.option(
    "--to", type=click.Choice(["nbgrader", "gradescope", "github"]),
    help="An nbgrader course, named by `--into`; Gradescope's autograder zip, which carries the "
    "checks; a template repository with public tests.",
)  # fmt: skip
@click.pass_obj
def release(
    folder: Path | None, assignment: str, lang: str, into: Path | None, to: str | None
) -> None:
    """Write an assignment's folder and zip for students, behind a wall that looks for leaks."""
    from nnkit.release import release

    course = load(folder)
    langs = _languages(course, lang)
    if to == "gradescope":
        _to_gradescope(course, course.assignment(assignment), into)
        return
    if to == "github":
        _to_github(course, course.assignment(assignment), langs, into)
        return
    if to == "nbgrader":
        _to_nbgrader(course, course.assignment(assignment), langs, into)
        return
    made = release(course, course.assignment(assignment), langs, into or default(course.root))
    click.echo(f"{made.folder}: {made.files} files, {made.name}")
    click.echo(f"{made.archive}")


def _to_nbgrader(
    course: "Course", assignment: "Assignment", langs: tuple[str, ...], into: Path | None
) -> None:
    from nnkit.nbgrader_course import write_nbgrader
    from nnkit.titles import grade_cells

    if into is None:
        raise UsageError("name the nbgrader course's folder with `--into`.")
    graded = grade_cells(course, assignment, langs)
    count = write_nbgrader(course, assignment, langs, graded, into)
    click.echo(f"{into / 'release' / assignment.name}: {count} files")


def _to_gradescope(course: "Course", assignment: "Assignment", into: Path | None) -> None:
    from importlib.metadata import version

    from nnkit.gradescope_zip import write_autograder

    torch = version("torch").partition("+")[0]
    into = into or course.root / "build" / "gradescope"
    if "release" in into.absolute().parts:
        raise UsageError(f"{into}: this zip carries the checks; write it where no release is.")
    place = write_autograder(course, assignment, torch, into)
    click.echo(f"{place}: for Gradescope alone, it carries the checks and a secret")


def _to_github(
    course: "Course", assignment: "Assignment", langs: tuple[str, ...], into: Path | None
) -> None:
    from nnkit.github_template import write_template

    into = into or course.root / "build" / "github"
    for place in write_template(course, assignment, langs, into):
        click.echo(str(place))


def default(root: Path) -> Path:
    """Gives the place of releases where none is named."""
    return root / "build" / "release"


def _languages(course: "Course", lang: str) -> tuple[str, ...]:
    """Gives the languages that are meant; UsageError for one that the course does not have."""
    if lang == _BOTH:
        return course.languages
    if lang not in course.languages:
        names = ", ".join(f"`{each}`" for each in course.languages)
        raise UsageError(f"the course has no `{lang}`; there are {names}.")
    return (lang,)
