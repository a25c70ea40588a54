"""What an author of exercises types: `nnkit verify`, `init` and `new`."""

from pathlib import Path

import click

from nnkit.cli.root import cli, find, format_option, load
from nnkit.errors import ExitCode


@cli.command()
@click.argument("exercises", nargs=-1, metavar="[EXERCISE]...")
@click.option(
    "--seeds", type=click.IntRange(min=1), metavar="N",
    help="Try all files under so many seeds; by default the reference under two.",
)  # fmt: skip
@click.option("--matrix", is_flag=True, help="Show which check kills which mutant.")
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
    help="Write the matrix as a page, FILE.html.",
)  # fmt: skip
@click.option("--jobs", type=click.IntRange(min=1), help="Worker processes.")
@format_option
@click.pass_obj
def verify(
    folder: Path | None,
    exercises: tuple[str, ...],
    seeds: int | None,
    matrix: bool,
    out: Path | None,
    jobs: int | None,
    form: str,
) -> None:
    """Test the course itself: references and alternatives pass, stubs and mutants fail."""
    from nnkit.show import verified
    from nnkit.verify.run import Options, verify_at

    root = find(folder)
    verified.check_out(out)
    with verified.make_progress() as progress:
        report = verify_at(root, exercises, Options(seeds, jobs), progress)
    verified.show(root, report, form, matrix, out)
    if report.findings:
        raise SystemExit(ExitCode.FINDINGS)


@cli.command()
@click.argument("directory", required=False, metavar="[DIR]", type=click.Path(path_type=Path))
@click.pass_obj
def init(folder: Path | None, directory: Path | None) -> None:
    """Make a course with one exercise, in a new or empty folder."""
    from nnkit.scaffold import make_course

    root = directory or folder or Path()
    _tell_files(make_course(root))
    go = "" if root.resolve() == Path.cwd() else f"`cd {root}`, "
    click.echo(f"next: {go}`nnkit verify`, and `nnkit new 02_name` for an exercise more.", err=True)


@cli.command()
@click.argument("exercise")
@click.option("--assignment", metavar="NAME", help="Where it belongs; by default the last one.")
@click.option(
    "--points", type=click.IntRange(min=1, max=1_000_000), default=10, show_default=True,
    help="What it is worth.",
)  # fmt: skip
@click.pass_obj
def new(folder: Path | None, exercise: str, assignment: str | None, points: int) -> None:
    """Make an exercise that verifies, to write your own over it."""
    from nnkit.scaffold import make_exercise

    course = load(folder)
    chosen = course.assignment(assignment) if assignment else course.assignments[-1]
    _tell_files(make_exercise(course, chosen.name, exercise, points))
    click.echo(
        f"{points} points in `{chosen.name}`; next: write your own over it, "
        f"then `nnkit verify {exercise}`.",
        err=True,
    )


def _tell_files(paths: list[Path]) -> None:
    """Names the files that were made, as they can be opened from here."""
    here = Path.cwd()
    for path in (each.absolute() for each in paths):
        click.echo(path.relative_to(here) if path.is_relative_to(here) else path)
