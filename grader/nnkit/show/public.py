"""What came of the public tests, for a student at a terminal or for a program."""

import json
from collections.abc import Sequence
from dataclasses import asdict

import click
from rich.text import Text

from nnkit.public import PublicResult
from nnkit.show.terminal import make_console


def show(results: Sequence[PublicResult], form: str) -> None:
    """Prints one line for each test, and what pytest said of those that failed."""
    if form == "json":
        click.echo(json.dumps([asdict(result) for result in results], ensure_ascii=False))
        return
    console = make_console()
    exercise = ""
    for result in results:
        if result.exercise != exercise:
            exercise = result.exercise
            console.print(Text(exercise, "bold"))
        sign = Text("✓ ", "green") if result.passed else Text("✗ ", "red")
        console.print(sign + Text(result.name))
        for line in result.message.splitlines():
            console.print(Text(f"    {line}", "red"))
    passed = sum(result.passed for result in results)
    console.print(f"{passed} of {len(results)} public tests passed.")
