"""Each rule of `verify` has a course that breaks it and nothing else."""

import json
import re
import shutil
from pathlib import Path

import pytest
from nnkit import verify as module
from nnkit.course import load_course
from nnkit.judge.process import Zygote
from nnkit.verify import verify

COURSES = Path(__file__).parent / "courses"
RULES = sorted(path.name for path in COURSES.iterdir())


@pytest.fixture(scope="module")
def zygote():
    zygote = Zygote()
    yield zygote
    zygote.close()


@pytest.fixture
def copy(tmp_path):
    """Gives a copy of one of the broken courses, to be broken further."""
    return lambda rule: Path(shutil.copytree(COURSES / rule, tmp_path / rule))


@pytest.fixture
def findings_in(zygote):
    """Verifies a course and gives the findings, the files named from its root."""

    def findings_in(root):
        course = load_course(root)
        found = verify(course, course.exercises, lambda name: None, zygote)
        return [(each.rule, str(each.file.relative_to(root)), each.message) for each in found]

    return findings_in


def test_every_rule_has_a_course():
    named = set(re.findall(r'"([a-z]+(?:-[a-z]+)+)"', Path(module.__file__).read_text("utf-8")))

    assert named == set(RULES)


@pytest.mark.parametrize("rule", RULES)
def test_a_course_that_breaks_a_rule_is_told_just_that(findings_in, copy, rule):
    expected = json.loads((COURSES / rule / "expected.json").read_text(encoding="utf-8"))

    found = findings_in(copy(rule))

    assert found == [(rule, each["file"], each["message"]) for each in expected]


def test_a_course_in_which_all_holds_has_no_findings(findings_in, own_course):
    assert findings_in(own_course) == []


def test_a_file_of_public_tests_without_a_test_is_told(findings_in, copy):
    root = copy("public-test")
    (root / "exercises" / "00_double" / "test_double.py").write_text('"""Later."""\n', "utf-8")

    assert findings_in(root) == [
        (
            "public-test",
            "exercises/00_double/test_double.py",
            "test_double fails on the reference: no test was found.",
        )
    ]


def test_what_was_chosen_is_told_as_it_is_begun(zygote, copy):
    course = load_course(copy("points-mismatch"))
    told = []

    verify(course, (course.exercise("00_double"),), told.append, zygote)

    assert told == ["00_double"]


def test_a_broken_course_can_be_loaded_all_the_same(copy):
    for rule in RULES:
        assert [each.id for each in load_course(copy(rule)).exercises] == ["00_double"]
