"""Each rule of `verify` has a course that breaks it and nothing else.

A folder of tests/courses/ holds only what differs from tests/courses/right/: files that are laid
over it, and in removed.txt the names of those that are taken away. expected.txt has the findings.
A folder is named by its rule; after a dot stands what is special about it. With NNKIT_GOLDEN=1 in
the environment expected.txt is written anew; read its diff like code.
"""

import os
import re
import shutil
from pathlib import Path

import pytest
from nnkit import verify as package
from nnkit.course import load_course
from nnkit.errors import CourseError
from nnkit.verify import run
from nnkit.verify.files import finding_of
from nnkit.verify.rules import RULES
from nnkit.verify.run import Options, verify
from nnkit.verify.workers import look_at

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


def expected(case):
    """What one process finds, line by line."""
    return (COURSES / case / "expected.txt").read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="module", autouse=True)
def pages_once():
    """Most broken courses leave pages, stub and reference as they are: what was in order once, byte
    by byte, is not run again."""
    in_order = []

    def look(course, pages):
        read = (pages, files_of(course, pages.what))
        if read in in_order:
            return []
        found = look_at(course, pages)
        if not found:
            in_order.append(read)
        return found

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(run, "look_at", look)
        yield


def files_of(course, what):
    """Gives what the examples or the public tests are run with; these read no statement."""
    files = [course.root / "course.toml", *course.root.glob("solutions/*/reference.py")]
    files += [path for path in course.root.glob("exercises/**/*") if path.is_file()]
    return {
        path.relative_to(course.root): path.read_bytes()
        for path in files
        if path.suffix != ".md" or what == "examples"
    }


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
    assert found == expected(case)
    assert {line.partition(":")[0] for line in found} == {case.partition(".")[0]} - {"right"}
    assert not (root / ".nnkit").exists()


def test_every_rule_has_a_course_and_every_course_a_rule():
    cases = {case.partition(".")[0] for case in CASES}

    assert cases - {"right"} == set(RULES)


def test_every_rule_that_the_code_names_is_a_rule_in_words():
    folder = Path(package.__file__).parent
    texts = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))

    named = set(re.findall(r'[fF]inding\(\s*"([a-z-]+)"', texts))

    assert "mutant-survives" in named
    assert named <= set(RULES)


def test_the_page_of_rules_says_what_the_code_says():
    page = (Path(__file__).parents[1] / "docs" / "verify.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([a-z-]+)` \| (.+) \| (.+) \|$", page, re.MULTILINE)

    assert rows == [(name, rule.meaning, rule.repair) for name, rule in RULES.items()]


def test_the_repository_s_small_course_has_no_findings(findings_in, own_course):
    assert findings_in(own_course) == []


def test_a_mutant_that_a_seed_lets_pass_is_told_with_the_seed(findings_in, tmp_path):
    root = lay_out("right", tmp_path / "course")
    mutant = root / "solutions" / "00_double" / "mutants" / "same.py"
    text = mutant.read_text(encoding="utf-8")
    only_even = text.replace("return x", "return x if x % 2 == 0 else 2 * x")
    mutant.write_text(only_even, encoding="utf-8")  # drawn are 50, 75, 34 and 63

    assert findings_in(root) == []
    assert findings_in(root, seeds=4) == [
        "flaky-check: solutions/00_double/test_double.py: test_whole_number lets mutants/same.py "
        "pass under seed 1 (and 1 more)."
    ]


def test_progress_is_told_job_by_job(zygote, tmp_path):
    course = load_course(lay_out("right", tmp_path / "course"))
    progress = Silent()

    report = verify(course, course.exercises, Options(), progress, zygote)

    assert progress.total == len(progress.names) == report.exercises[0].runs + 2
    assert progress.names[:2] == [("examples", 0), ("public tests", 0)]
    assert progress.names[-1] == ("00_double", 0)


def test_workers_give_the_findings_that_one_process_gives(tmp_path):
    course = load_course(lay_out("reference-fails.forms", tmp_path / "course"))

    report = verify(course, course.exercises, Options(workers=2), Silent())

    assert [str(each) for each in report.findings] == expected("reference-fails.forms")


def test_a_broken_exercise_costs_the_others_nothing(findings_in, tmp_path):
    root = lay_out("bad-check.import", tmp_path / "course")
    for room, old in (("exercises", "double.py"), ("solutions", "reference.py")):
        shutil.copytree(root / room / "00_double", root / room / "01_twice")
        assert (root / room / "01_twice" / old).is_file()
    folder = root / "exercises" / "01_twice"
    (folder / "double.py").rename(folder / "twice.py")
    (folder / "test_double.py").rename(folder / "test_twice.py")
    for path in [*folder.iterdir()]:
        text = path.read_text(encoding="utf-8").replace("double.py", "twice.py")
        path.write_text(text.replace("from double", "from twice"), encoding="utf-8")
    check = root / "solutions" / "01_twice" / "test_double.py"
    text = check.read_text(encoding="utf-8").replace("not_there", "pytest")
    check.write_text(text.replace("1.0)", "1.5)"), encoding="utf-8")
    toml = root / "course.toml"
    toml.write_text(toml.read_text(encoding="utf-8") + "01_twice = 10\n", encoding="utf-8")

    found = findings_in(root)

    assert {line.split(":")[0] for line in found} == {
        "bad-check",
        "reference-fails",
        "alternative-fails",
    }
    assert [line for line in found if line.startswith("bad-check")] == [
        "bad-check: solutions/00_double/test_double.py: it cannot be imported: "
        "ModuleNotFoundError: No module named 'not_there'."
    ]


def test_a_check_that_breaks_by_itself_is_told_with_why(findings_in, tmp_path):
    root = lay_out("right", tmp_path / "course")
    check = root / "solutions" / "00_double" / "test_double.py"
    text = check.read_text(encoding="utf-8").replace("(submission)", "(submission, nobody)")
    check.write_text(text, encoding="utf-8")

    found = findings_in(root)

    assert found[0].startswith(
        "reference-fails: solutions/00_double/reference.py: it ends as internal_error: "
    )
    assert "FixtureLookupError: ('nobody'" in found[0]
    assert {line.partition(":")[0] for line in found} == {"reference-fails", "alternative-fails"}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("raise SystemExit(1)", "bad-check: {}: it ends Python while it is imported."),
        (
            'pytest.skip("later", allow_module_level=True)',
            "bad-check: {}:8: `test_whole_number` is not collected; is its file skipped?",
        ),
    ],
)
def test_a_file_of_checks_that_does_not_let_itself_be_collected_is_told(
    findings_in, tmp_path, line, told
):
    root = lay_out("right", tmp_path / "course")
    check = root / "solutions" / "00_double" / "test_double.py"
    check.write_text(f"{check.read_text(encoding='utf-8')}\n{line}\n", encoding="utf-8")

    found = findings_in(root)

    assert found[0] == told.format("solutions/00_double/test_double.py")


def test_an_empty_file_of_checks_is_told(findings_in, tmp_path):
    root = lay_out("right", tmp_path / "course")
    (root / "solutions" / "00_double" / "test_double.py").write_text("", encoding="utf-8")

    [found] = [line for line in findings_in(root) if line.startswith("bad-check")]

    assert found.startswith("bad-check: solutions/00_double: there is no check in it; ")


def test_a_file_whose_name_is_no_text_is_told_with_its_bytes(findings_in, tmp_path):
    root = lay_out("right", tmp_path / "course")
    (root / "exercises" / "00_double" / "caf\udce9.txt").write_text("menu", encoding="utf-8")

    assert findings_in(root) == [
        "unlisted-file: exercises/00_double/caf\\udce9.txt: "
        "nothing names this file; name it, move it or remove it."
    ]


def test_the_course_s_secret_is_read_and_never_written(report_on, tmp_path):
    root = lay_out("right", tmp_path / "course")
    secret = root / ".nnkit" / "secret"
    secret.parent.mkdir()
    secret.write_text("5a" * 32, encoding="ascii")

    report_on(root, seeds=3)

    assert secret.read_text(encoding="ascii") == "5a" * 32
    assert [path.name for path in secret.parent.iterdir()] == ["secret"]
