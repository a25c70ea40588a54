"""What a student types: `nnkit check`, `nnkit hint` and `nnkit submit`."""

from pathlib import Path

import click

from nnkit.cli.root import cli, format_option, lang_option, load
from nnkit.errors import ExitCode


@cli.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--exercise", metavar="NAME", help="Only this exercise.")
@format_option
@click.pass_obj
def check(folder: Path | None, file: Path | None, exercise: str | None, form: str) -> None:
    """Run the public tests on your own file, on this machine and without a box."""
    from nnkit import grading
    from nnkit.public import run_public
    from nnkit.show import public

    course = load(folder or grading.course_of(file))
    exercises, folders = grading.find_own(course, file or Path.cwd(), exercise)
    results = run_public(exercises, folders)
    public.show(results, form)
    if not all(result.passed for result in results):
        raise SystemExit(ExitCode.FINDINGS)


@cli.command()
@click.argument("exercise")
@click.option("--from-start", is_flag=True, help="Begin anew with the first hint.")
@lang_option
@click.pass_obj
def hint(folder: Path | None, exercise: str, from_start: bool, lang: str | None) -> None:
    """Show the next hint for an exercise, the former ones above it."""
    from nnkit.hints import climb
    from nnkit.texts import say

    course = load(folder)
    lang = lang or course.languages[0]
    ladder = climb(course, exercise, lang, from_start)
    for number, text in enumerate(ladder.shown, start=1):
        click.echo(f"{number}. {text}")
    key = "hint_last" if ladder.is_climbed else "hint_more"
    click.echo(say(key, lang, count=len(ladder.shown), total=ladder.total), err=True)


@cli.command()
@click.argument("place", required=False, metavar="[FOLDER]", type=click.Path(path_type=Path))
@click.option("--assignment", metavar="NAME", help="The assignment; by default the first.")
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="FILE",
    help="The zip to write; by default ASSIGNMENT-submission.zip here.",
)  # fmt: skip
@lang_option
@click.pass_obj
def submit(
    folder: Path | None, place: Path | None, assignment: str | None, out: Path | None,
    lang: str | None,
) -> None:  # fmt: skip
    """Pack your files for handing in, and print a receipt to keep."""
    from nnkit.submit import pack, write
    from nnkit.texts import say

    course = load(folder or grading_course(place))
    chosen = course.assignment(assignment)
    lang = lang or course.languages[0]
    packed = pack(course, chosen, place or course.root)
    out = out or Path(f"{chosen.name}-submission.zip")
    write(packed, out)
    for name in packed.files:
        click.echo(name)
    click.echo(say("receipt", lang, file=str(out), receipt=packed.receipt))
    for key, name in packed.warnings:
        click.echo(say(key, lang, file=name), err=True)


def grading_course(place: Path | None) -> Path | None:
    """Gives the course around a folder that was named."""
    from nnkit.grading import course_of

    return course_of(place)
