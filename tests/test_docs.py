"""The documentation cannot drift: what is generated is up to date, what is linked is there."""

import ast
import doctest
import importlib.util
import re
from pathlib import Path
from types import ModuleType

import click
import pytest
from nnkit.cli import cli
from nnkit.collect.ranks import rank_of
from nnkit.collect.rosters import read_roster
from nnkit.course import load_course

ROOT = Path(__file__).parents[1]
PAGES = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("exercises/*/*.md")]
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")


def load(path: Path, name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def build() -> ModuleType:
    return load(ROOT / "docs" / "build.py", "docs_build")


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


COURSE_PAGES = {"course.md": "README.md", "course.zh.md": "README.zh.md"}
ROW = re.compile(r"^\| [^|]+ \| \[(\d\d_\w+)\]\((.+?)\) \| ([^|]+) \|", re.MULTILINE)


def rows_of(page):
    """Gives (exercise, statement, what is written there) of each row of the page's tables."""
    return ROW.findall((ROOT / "docs" / page).read_text(encoding="utf-8"))


@pytest.mark.parametrize(("page", "statement"), COURSE_PAGES.items())
def test_the_page_of_the_course_leads_from_each_exercise_to_the_next(page, statement):
    found = [(exercise, target) for exercise, target, _ in rows_of(page)]

    assert found == [
        (exercise.id, f"../exercises/{exercise.id}/{statement}")
        for exercise in load_course(ROOT).exercises
    ]


@pytest.mark.parametrize("page", COURSE_PAGES)
def test_the_page_of_the_course_names_what_each_stub_asks_for(page):
    written = [re.findall(r"`(\w+)`", names) for _, _, names in rows_of(page)]

    for exercise, names in zip(load_course(ROOT).exercises, written, strict=True):
        stub = ast.parse((exercise.folder / exercise.file).read_text(encoding="utf-8"))
        parts = [node for node in stub.body if isinstance(node, ast.FunctionDef | ast.ClassDef)]
        assert [name for name in names if name != "forward"] == [part.name for part in parts]


@pytest.mark.parametrize("page", COURSE_PAGES)
def test_what_the_page_of_the_course_says_of_torch_is_what_torch_does(page):
    net = load(ROOT / "solutions" / "01_net" / "reference.py", "net")
    text = (ROOT / "docs" / page).read_text(encoding="utf-8").replace("from net import", "# ")
    examples = doctest.DocTestParser().get_doctest(text, {"Net": net.Net}, page, page, 0)

    ended = doctest.DocTestRunner(verbose=False).run(examples)

    assert (ended.failed, ended.attempted) == (0, 12)


def test_every_decision_names_question_choice_and_cost():
    for page in sorted((ROOT / "docs" / "decisions").glob("*.md")):
        text = page.read_text(encoding="utf-8")
        for part in ("**Question.**", "**Chosen.**", "**Cost.**", "**Would change our mind.**"):
            assert part in text, f"{page.name} lacks {part}"


RANKS = re.compile(r"^\| [1-5] \| (.+) \|$", re.MULTILINE)


def test_the_page_of_collecting_lists_names_in_the_order_in_which_they_count():
    page = (ROOT / "docs" / "collecting.md").read_text(encoding="utf-8")
    [net, *_] = load_course(ROOT).exercises
    rows = [re.findall(r"`([^`]+)`", row) for row in RANKS.findall(page)]

    ranks = [
        {rank_of(name.rpartition("/")[2], net) for name in row if "/" not in name} for row in rows
    ]

    assert (net.id, net.file) == ("01_net", "net.py")
    assert rows[1] == ["01_net/net.py"]
    assert [ranks[0], *ranks[2:]] == [{0}, {2}, {3}, {4}]


def test_the_page_of_collecting_names_columns_that_a_roster_has(tmp_path):
    page = (ROOT / "docs" / "collecting.md").read_text(encoding="utf-8")
    table = page[page.index("| column |") : page.index("These exports")]
    columns = re.findall(r"`(\w+)`", "".join(re.findall(r"^\| (.+?) \|", table, re.MULTILINE)))
    path = tmp_path / "roster.csv"
    path.write_text(f"{','.join(columns)}\n{','.join(f'{name}-1' for name in columns)}\n")

    [person] = read_roster(path)

    assert (person.id, person.team) == ("id-1", "group-1")
    assert dict(person.names) == {
        "id": "id-1",
        "name": "first_name-1 last_name-1",
        "canvas name": "last_name1first_name1",
        "email": "email-1",
        "canvas": "canvas_id-1",
        "moodle": "1",
        "github": "github_username-1",
    }
