"""Each rule of `verify` has a course that breaks it and nothing else.

A folder of tests/courses/ holds only what differs from tests/courses/right/: files that are laid
over it, and in removed.txt the names of those that are taken away. expected.txt has the findings.
A folder is named by its rule; after a dot stands what is special about it.
"""

import os
import shutil
from pathlib import Path

import pytest
from nnkit.course import load_course
from nnkit.errors import CourseError
from nnkit.judge.process import Zygote
from nnkit.verify.files import finding_of
from nnkit.verify.run import Options, verify

COURSES = Path(__file__).parent / "courses"
CASES = sorted(path.name for path in COURSES.iterdir())


class Silent:
    def begin(self, total):
        self.total = total
        self.names = []

    def advance(self, name, left):
        self.names.append((name, left))


def lay_out(case, root):
    """Copies the right course and lays a broken one over it."""
    shutil.copytree(COURSES / "right", root)
    shutil.copytree(COURSES / case, root, dirs_exist_ok=True)
    removed = root / "removed.txt"
    for name in removed.read_text(encoding="utf-8").split() if removed.is_file() else ():
        (root / name).unlink()
    return root


@pytest.fixture(scope="module")
def zygote():
    zygote = Zygote()
    yield zygote
    zygote.close()


@pytest.fixture
def report_on(zygote):
    """Verifies a course and gives the report."""

    def report_on(root, **options):
        course = load_course(root)
        return verify(course, course.exercises, Options(**options), Silent(), zygote)

    return report_on


@pytest.fixture
def findings_in(report_on):
    """Verifies a course and gives the lines that its findings are told in."""

    def findings_in(root, **options):
        try:
            return [str(each) for each in report_on(root, **options).findings]
        except CourseError as error:
            return [str(finding_of(root, error))]

    return findings_in


@pytest.mark.parametrize("case", CASES)
def test_a_course_that_breaks_a_rule_is_told_just_that(findings_in, tmp_path, case):
    root = lay_out(case, tmp_path / "course")

    found = findings_in(root)

    if os.environ.get("NNKIT_GOLDEN"):
        (COURSES / case / "expected.txt").write_text("".join(f"{each}\n" for each in found))
    assert found == (COURSES / case / "expected.txt").read_text(encoding="utf-8").splitlines()
    assert {line.partition(":")[0] for line in found} == {case.partition(".")[0]} - {"right"}
    assert not (root / ".nnkit").exists()
