"""Writes what is generated in docs/: cli.md from the help texts, grade.svg from a grade."""

import io
import subprocess
import sys
from pathlib import Path

import click
from nnkit.cli import cli
from nnkit.results import from_json
from nnkit.show.terminal import show_result
from rich.console import Console
from rich.terminal_theme import SVG_EXPORT_THEME

DOCS = Path(__file__).parent
HEAD = "# All commands\n\nWritten by `make docs` from the help texts.\n"
# Without rich's own link to a font on the web: any monospace font will do.
SVG = (
    '<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">'
    "<style>text {{ font-family: monospace; }} .{unique_id}-matrix {{ font-size: {char_height}px;"
    " line-height: {line_height}px; }} .{unique_id}-title {{ font-size: 18px; }} {styles}</style>"
    "<defs>"
    '<clipPath id="{unique_id}-clip-terminal"><rect x="0" y="0" width="{terminal_width}"'
    ' height="{terminal_height}"/></clipPath>{lines}</defs>{chrome}'
    '<g transform="translate({terminal_x}, {terminal_y})"'
    ' clip-path="url(#{unique_id}-clip-terminal)">{backgrounds}'
    '<g class="{unique_id}-matrix">{matrix}</g></g></svg>'
)


def cli_pages() -> str:
    """Gives docs/cli.md: the help of every command."""
    pages = [HEAD]
    for path, command in walk(cli, ["nnkit"]):
        name = " ".join(path)
        with click.Context(
            command, None, name, terminal_width=88, **cli.context_settings
        ) as context:
            text = command.get_help(context)
        pages.append(f"## {' '.join(path)}\n\n```\n{text.rstrip()}\n```\n")
    return "\n".join(pages)


def walk(command: click.Command, path: list[str]) -> list[tuple[list[str], click.Command]]:
    """Gives a command and all below it, each with its words."""
    found = [(path, command)]
    if isinstance(command, click.Group):
        for name in sorted(command.commands):
            found += walk(command.commands[name], [*path, name])
    return found


def picture() -> str:
    """Gives the picture of a graded submission, as a student is shown it: no value is in it."""
    command = [sys.executable, "-m", "nnkit", "grade", "examples/submission", "--format", "json"]
    options = ["--for", "student", "--exercise", "06_optim"]
    told = subprocess.run(
        command + options, capture_output=True, check=True, text=True, cwd=DOCS.parent
    ).stdout
    console = Console(
        record=True, width=92, force_terminal=True, highlight=False, file=io.StringIO()
    )
    show_result(console, from_json(told))
    return console.export_svg(
        title="nnkit grade examples/submission", code_format=SVG, theme=SVG_EXPORT_THEME,
        unique_id="nnkit",
    )  # fmt: skip


if __name__ == "__main__":
    (DOCS / "cli.md").write_text(cli_pages(), encoding="utf-8")
    (DOCS / "grade.svg").write_text(picture(), encoding="utf-8")
