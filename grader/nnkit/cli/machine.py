"""What belongs to a machine: `nnkit doctor` and `nnkit secret`."""

from pathlib import Path

import click

from nnkit.cli.root import cli, load


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
