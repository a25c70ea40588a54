"""What belongs to a machine: `nnkit doctor` and `nnkit secret`."""

from pathlib import Path

import click

from nnkit.cli.root import cli, load
from nnkit.errors import ExitCode


@cli.command()
@click.option("--attacks", is_flag=True, help="Run the corpus of attacks against the box, too.")
def doctor(attacks: bool) -> None:
    """Show what this machine can do, and what to install."""
    from nnkit.doctor import examine
    from nnkit.show.machine import show_found
    from nnkit.show.terminal import make_console

    show_found(make_console(), examine())
    if attacks and not _attack():
        raise SystemExit(ExitCode.FINDINGS)


def _attack() -> bool:
    """Runs the corpus; whether all of it held."""
    from nnkit.judge.zygote import Zygote
    from nnkit.show.machine import progress, show_ends
    from nnkit.show.terminal import make_console

    zygote = Zygote()  # before torch is imported here
    try:
        from nnkit import attacks

        corpus = attacks.find_corpus()
        chosen = attacks.load_attacks(corpus)
        with progress(len(chosen)) as tell:
            ends = attacks.run(chosen, corpus, zygote, tell=tell)
        show_ends(make_console(), ends, zygote.level)
    finally:
        zygote.close()
    return all(not end.why for end in ends)


@cli.group()
def secret() -> None:
    """The key of the seeds from which the checks' inputs are drawn."""


@secret.command("show")
@click.pass_obj
def secret_show(folder: Path | None) -> None:
    """Print the secret, for a backup; it is made if there is none."""
    from nnkit.judge.secret import load_secret, secret_path

    root = load(folder).root
    click.echo(load_secret(root).hex())
    click.echo(f"in {secret_path(root)}; keep a copy where students cannot read.", err=True)


@secret.command("rotate")
@click.pass_obj
def secret_rotate(folder: Path | None) -> None:
    """Make a new secret: every check draws other inputs from now on."""
    from nnkit.judge.secret import rotate_secret

    former = rotate_secret(load(folder).root)
    click.echo("a new secret was made" + (f"; the former one is {former}." if former else "."))
