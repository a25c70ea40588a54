"""From the shell to an exit code: every end of a command, told in one sentence at most."""

import os
import signal
import sys
import traceback

import click

from nnkit.cli.root import cli
from nnkit.errors import NO_SPACE, ExitCode, NnkitError, Terminated


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
    if _is_full(error):
        click.echo(f"nnkit: {error}; make space, and run the same command again.", err=True)
        return ExitCode.OURS
    click.echo(
        f"nnkit: a fault of its own: {type(error).__name__}: {error}; "
        "run it again with `nnkit --debug` and report what it shows.",
        err=True,
    )
    return ExitCode.OURS


def _is_full(error: Exception) -> bool:
    """Whether a disk is full: that of a file we write, or of a temporary database of ours."""
    is_file = isinstance(error, OSError) and error.errno in NO_SPACE
    return is_file or getattr(error, "sqlite_errorname", "") == "SQLITE_FULL"


def _terminated(number: int, frame: object) -> None:
    raise Terminated
