"""docs/authoring.md is followed word by word: each command, each file, all that is printed."""

import doctest
import os
import re
import subprocess
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[1] / "docs" / "authoring.md"
# A session of commands, or a line that names a file with the file's content below it.
STEP = re.compile(
    r"^```console\n(?P<session>.+?)^```$|^`(?P<file>[^`\n]+)`:\n\n```\w+\n(?P<text>.+?)^```$",
    re.MULTILINE | re.DOTALL,
)
COMMAND = re.compile(r"^\$ (?P<command>.+)\n(?P<printed>(?:(?!\$ ).*\n)*)", re.MULTILINE)


class Author:
    """Somebody who does what the page says, in a folder of their own."""

    def __init__(self, folder, path):
        self.folder = folder
        self.env = {**os.environ, "PATH": f"{path}{os.pathsep}{os.environ['PATH']}"}
        self.written = set()
        self.differs = []

    def follow(self, page):
        for step in STEP.finditer(page):
            if step["file"]:
                self.write(step["file"], step["text"])
            else:
                for line in COMMAND.finditer(step["session"]):
                    self.type(line["command"], line["printed"])

    def write(self, name, text):
        (self.folder / name).write_text(text, encoding="utf-8")
        self.written.add(name)

    def type(self, command, printed):
        """Types a command; what it prints is held against the page, `...` for what differs."""
        if command.startswith("cd "):
            self.folder /= command.removeprefix("cd ")
            return
        done = subprocess.run(
            command, shell=True, check=False, cwd=self.folder, env=self.env, timeout=300, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        shown = re.sub(r" +$", "", done.stdout, flags=re.MULTILINE)
        if not doctest.OutputChecker().check_output(printed, shown, doctest.ELLIPSIS):
            self.differs.append(f"$ {command}\n{shown}")


@pytest.fixture(scope="module")
def author(tmp_path_factory, nnkit_path):
    """Who has followed the page to its end."""
    author = Author(tmp_path_factory.mktemp("author"), nnkit_path.parent)
    author.follow(PAGE.read_text(encoding="utf-8"))
    return author


def test_each_command_prints_what_the_page_says(author):
    assert not author.differs, "\n".join(author.differs)


def test_the_page_shows_every_file_of_the_exercise(author):
    made = [path for path in author.folder.glob("*/02_clip/**/*") if path.is_file()]

    assert {path.relative_to(author.folder).as_posix() for path in made} == author.written
