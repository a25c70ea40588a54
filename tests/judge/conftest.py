"""What the judge's tests share: a course of two exercises, a link to a box."""

from pathlib import Path
from shutil import copytree

import pytest
from nnkit.course import Limits, load_course
from nnkit.judge.link import Link
from nnkit.judge.proxy import SUBMISSION, Box, Submission
from nnkit.judge.source import Source
from nnkit.wire import Handle

SMALL = Path(__file__).parent.parent / "course"


@pytest.fixture(scope="session")
def pair():
    """Makes a course of two exercises with the small course's checks, and gives it loaded."""

    def make(root, limits=""):
        copytree(SMALL, root)
        copytree(root / "exercises/00_cumsum", root / "exercises/01_again")
        copytree(root / "solutions/00_cumsum", root / "solutions/01_again")
        _replace(root / "exercises/01_again/exercise.toml", "cumsum.py", "again.py")
        _replace(root / "course.toml", "00_cumsum = 10", f"00_cumsum = 10\n01_again = 10\n{limits}")
        return load_course(root)

    return make


def _replace(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def write(in_scratch):
    """Writes a student's file into a folder of its own and gives its place."""

    def write(text, folder="one", **helpers):
        (in_scratch / folder).mkdir(exist_ok=True)
        for name, content in (helpers | {"net": text}).items():
            (in_scratch / folder / f"{name}.py").write_text(content, encoding="utf-8")
        return in_scratch / folder / "net.py"

    return write


@pytest.fixture
def link(zygote, in_scratch):
    """A link for one submission, with nothing open."""
    link = Link(zygote, Limits().submission_s, in_scratch)
    yield link
    link.close()


@pytest.fixture
def opened(link, write):
    """Opens a file of that text, begins a check, and gives what a check sees."""

    def open_file(text, props=None, limits=Limits(), **helpers):  # noqa: B008 - it is frozen
        link.open(Source(write(text, **helpers), None, props, limits))
        link.begin(1)
        return Submission(link, Handle(SUBMISSION, [], "submission")), Box(link)

    return open_file


COURSE = """
name = "made for a test"
languages = ["en", "zh"]

[[assignment]]
name = "all"
title = { en = "All" }

[assignment.exercises]
00_one = 10
"""


@pytest.fixture
def course_of(tmp_path):
    """Makes a course of one exercise, `one.py`, with the checks given as text."""

    def make(checks, limits="", **files):
        root = tmp_path / "course"
        texts = {
            "course.toml": COURSE + limits,
            "exercises/00_one/exercise.toml": 'file = "one.py"\ntitle = { en = "One" }\n',
            "solutions/00_one/test_f.py": "import pytest\nfrom nnkit.judge import *\n" + checks,
        }
        for name, text in (texts | files).items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, encoding="utf-8")
        return load_course(root)

    return make


@pytest.fixture
def outcome_of(course_of, grade, tmp_path):
    """Grades a file of that text for a course with those checks; gives the exercise's result."""

    def outcome(checks, text="def f(x=0): return x", manner=None, **options):
        folder = tmp_path / "ada"
        folder.mkdir(exist_ok=True)
        (folder / "one.py").write_text(text, encoding="utf-8")
        [result] = grade(course_of(checks, **options), folder, manner=manner)
        return result.exercises[0]

    return outcome
