"""The documentation cannot drift: what is generated is up to date, what is linked is there."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import click
import pytest
from nnkit.cli import cli

ROOT = Path(__file__).parents[1]
PAGES = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("exercises/*/*.md")]
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")


@pytest.fixture(scope="module")
def build() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_build", ROOT / "docs" / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_of_commands_is_what_the_help_says(build):
    written = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")

    assert written == build.cli_pages(), "run `make docs`"


def test_the_picture_is_what_grade_prints(build):
    written = (ROOT / "docs" / "grade.svg").read_text(encoding="utf-8")

    assert written == build.picture(), "run `make docs`"


def test_every_command_and_option_has_a_help_text(build):
    for path, command in build.walk(cli, ["nnkit"]):
        assert command.help, path
        for option in command.params:
            if isinstance(option, click.Option) and not isinstance(option.type, click.Choice):
                assert option.help, (path, option.name)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_what_a_page_links_to_is_there(page):
    targets = LINK.findall(page.read_text(encoding="utf-8"))

    missing = [target for target in targets if not (page.parent / target).exists()]

    assert missing == []


def test_every_decision_names_question_choice_and_cost():
    for page in sorted((ROOT / "docs" / "decisions").glob("*.md")):
        text = page.read_text(encoding="utf-8")
        for part in ("**Question.**", "**Chosen.**", "**Cost.**", "**Would change our mind.**"):
            assert part in text, f"{page.name} lacks {part}"
