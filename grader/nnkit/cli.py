"""The command line: options in, one call, text out. Each verb imports what it needs inside.

Data goes to stdout, talk to stderr. Every error is one sentence; exit codes are ExitCode's.
"""

import os
import signal
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from nnkit import __version__
from nnkit.errors import ExitCode, NnkitError, Terminated

if TYPE_CHECKING:
    from nnkit.course import Course
    from nnkit.results import Result


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("-C", "folder", type=click.Path(path_type=Path), help="The course's folder.")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
@click.version_option(__version__, prog_name="nnkit")
@click.pass_context
def cli(context: click.Context, folder: Path | None, debug: bool) -> None:
    """Grades the exercises of a deep-learning course, each submission in a box of its own."""
    context.obj = folder


_lang = click.option("--lang", type=click.Choice(["en", "zh"]), help="Language of the sentences.")
_format = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="For people, or for programs.",
)  # fmt: skip


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
@click.option("--fail-under", type=float, metavar="SCORE", help="Exit with 1 below this score.")
@_lang
@_format
@click.pass_obj
def grade(
    folder: Path | None,
    paths: tuple[Path, ...],
    assignment: str | None,
    exercise: tuple[str, ...],
    device: str,
    jobs: int | None,
    audience: str,
    fail_under: float | None,
    lang: str | None,
    form: str,
) -> None:
    """Grade submissions: a folder, a .py file, a notebook, or a folder of students."""
    from nnkit import grading
    from nnkit.doctor import find_device
    from nnkit.pool import grade_all

    course = _load(folder)
    found = grading.find(course, paths, assignment, exercise)
    plan = found.plan(find_device(device), lang or course.languages[0], audience == "student")
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
    from nnkit.show import terminal

    if len(results) > 1:
        terminal.show_class(terminal.make_console(), results)
    if any(result.level == "basic" for result in results):
        click.echo(
            "level basic: own process, limits and a watchdog; "
            "no wall yet against code that attacks this machine.",
            err=True,
        )


@cli.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--exercise", metavar="NAME", help="Only this exercise.")
@_format
@click.pass_obj
def check(folder: Path | None, file: Path | None, exercise: str | None, form: str) -> None:
    """Run the public tests on your own file, on this machine and without a box."""
    from nnkit import grading
    from nnkit.public import run_public
    from nnkit.show import public

    course = _load(folder or grading.course_of(file))
    exercises, folders = grading.find_own(course, file or Path.cwd(), exercise)
    results = run_public(exercises, folders)
    public.show(results, form)
    if not all(result.passed for result in results):
        raise SystemExit(ExitCode.FINDINGS)


@cli.command()
@click.argument("exercise")
@click.option("--from-start", is_flag=True, help="Begin anew with the first hint.")
@_lang
@click.pass_obj
def hint(folder: Path | None, exercise: str, from_start: bool, lang: str | None) -> None:
    """Show the next hint for an exercise, the former ones above it."""
    from nnkit.hints import climb
    from nnkit.texts import say

    course = _load(folder)
    lang = lang or course.languages[0]
    ladder = climb(course, exercise, lang, from_start)
    for number, text in enumerate(ladder.shown, start=1):
        click.echo(f"{number}. {text}")
    key = "hint_last" if ladder.is_climbed else "hint_more"
    click.echo(say(key, lang, count=len(ladder.shown), total=ladder.total), err=True)


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
@_format
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

    root = _find(folder)
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

    course = _load(folder)
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


@cli.command()
def doctor() -> None:
    """Show what this machine can do, and what to install."""
    from nnkit.doctor import examine

    for found in examine():
        repair = f"; {found.repair}" if found.repair and not found.here else ""
        click.echo(f"{'yes' if found.here else 'no ':3}  {found.what:12} {found.seen}{repair}")


@cli.group()
def secret() -> None:
    """The key of the seeds from which the checks' inputs are drawn."""


@secret.command("show")
@click.pass_obj
def secret_show(folder: Path | None) -> None:
    """Print the secret, for a backup; it is made if there is none."""
    from nnkit.judge.secret import load_secret, secret_path

    root = _load(folder).root
    click.echo(load_secret(root).hex())
    click.echo(f"in {secret_path(root)}; keep a copy where students cannot read.", err=True)


@secret.command("rotate")
@click.pass_obj
def secret_rotate(folder: Path | None) -> None:
    """Make a new secret: every check draws other inputs from now on."""
    from nnkit.judge.secret import rotate_secret

    former = rotate_secret(_load(folder).root)
    click.echo("a new secret was made" + (f"; the former one is {former}." if former else "."))


def _load(folder: Path | None) -> "Course":
    from nnkit.course import load_course

    return load_course(_find(folder))


def _find(folder: Path | None) -> Path:
    from nnkit.course import find_course

    return folder.absolute() if folder else find_course(Path.cwd())


def main() -> None:
    """Runs the command line and ends the process with an exit code of ExitCode."""
    for name in ("SIGTERM", "SIGHUP"):  # Windows has no SIGHUP, and nohup ignores it
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _terminated)
    sys.exit(_run(sys.argv[1:]))


def _run(arguments: list[str]) -> int:
    try:  # not cli.main: it takes Ctrl-C, SIGTERM and a closed pipe for one and the same
        with cli.make_context("nnkit", [*arguments]) as context:
            cli.invoke(context)
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except click.ClickException as error:
        return _tell_use(error)
    except Terminated:
        return ExitCode.TERMINATED
    except (KeyboardInterrupt, click.Abort):
        click.echo("stopped.", err=True)
        return ExitCode.INTERRUPTED
    except BrokenPipeError:  # whoever reads has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # Python flushes it again
        return ExitCode.FINE
    except Exception as error:
        return _tell(error, "--debug" in arguments)
    return ExitCode.FINE


def _tell_use(error: click.ClickException) -> int:
    """Tells click's complaint in one sentence; a command without arguments shows its help."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        error.show()
        return ExitCode.USAGE
    context = error.ctx if isinstance(error, click.UsageError) else None
    said = error.format_message().rstrip(".").replace(". Did you", "; did you")
    what = " ".join((said[:1].lower() + said[1:]).split())
    command = context.command_path if context else "nnkit"
    click.echo(f"nnkit: {what} (`{command} --help` shows what can be typed).", err=True)
    return ExitCode.USAGE


def _tell(error: Exception, debug: bool) -> int:
    if debug:
        traceback.print_exception(error)
    if isinstance(error, NnkitError):
        click.echo(f"nnkit: {error}", err=True)
        return error.exit_code
    click.echo(
        f"nnkit: a fault of its own: {type(error).__name__}: {error}; "
        "run it again with `nnkit --debug` and report what it shows.",
        err=True,
    )
    return ExitCode.OURS


def _terminated(number: int, frame: object) -> None:
    raise Terminated
