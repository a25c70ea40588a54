"""Public tests in a process of their own: what came of each, and what of those that never end."""

import shutil
from pathlib import Path

import pytest
from nnkit.course import load_course
from nnkit.public import PublicResult, run_public

COURSES = Path(__file__).parent / "courses"
RIGHT = "def double(x):\n    return 2 * x\n"


@pytest.fixture
def course(tmp_path):
    """A copy of a course whose public test needs no torch; little time for endless loops."""
    root = Path(shutil.copytree(COURSES / "right", tmp_path / "course"))
    settings = root / "exercises" / "00_double" / "exercise.toml"
    limits = "\n[limits]\nimport_s = 20\nexercise_s = 20\n"
    settings.write_text(settings.read_text(encoding="utf-8") + limits, encoding="utf-8")
    return root


def run(root, source, folder=None):
    """Runs the public tests on a source and gives the results."""
    folder = folder or root.parent / "ada"
    folder.mkdir(exist_ok=True)
    (folder / "double.py").write_text(source, encoding="utf-8")
    return run_public(load_course(root).exercises, [folder])


def test_a_right_answer_passes(course):
    assert run(course, RIGHT) == [PublicResult("00_double", "test_example_of_the_statement", True)]


def test_a_wrong_answer_fails_with_what_pytest_said(course):
    [result] = run(course, "def double(x):\n    return x\n")

    assert not result.passed
    assert result.message.splitlines()[0] == "assert 3 == 6"


def test_an_exception_fails_with_its_text(course):
    [result] = run(course, "def double(x):\n    raise KeyError('no x')\n")

    assert not result.passed
    assert result.message == "KeyError: 'no x'"


def test_the_students_file_counts_and_not_the_stub_beside_the_tests(course):
    stub = course / "exercises" / "00_double" / "double.py"
    stub.write_text("raise SystemExit('the stub')\n", encoding="utf-8")

    [result] = run(course, RIGHT)

    assert result.passed


def test_a_file_that_cannot_be_imported_is_one_failed_test(course):
    [result] = run(course, "def double(x)\n    return x\n")

    assert (result.name, result.passed) == ("import", False)
    assert "SyntaxError: expected ':'" in result.message


def test_a_file_without_the_name_is_one_failed_test(course):
    [result] = run(course, "def triple(x):\n    return 3 * x\n")

    assert (result.name, result.passed) == ("import", False)
    assert "cannot import name 'double'" in result.message


def test_each_test_is_told_in_order(course):
    (course / "exercises" / "00_double" / "test_double.py").write_text(
        "from double import double\n"
        "def test_one(): assert double(1) == 2\n"
        "def test_two(): assert double(1) == 3\n"
        "class TestMore:\n"
        "    def test_three(self): assert double(2) == 4\n",
        encoding="utf-8",
    )

    results = run(course, RIGHT)

    assert [(each.name, each.passed) for each in results] == [
        ("test_one", True),
        ("test_two", False),
        ("TestMore::test_three", True),
    ]


def test_a_fixture_that_breaks_fails_its_test(course):
    (course / "exercises" / "00_double" / "test_double.py").write_text(
        "import pytest\n"
        "@pytest.fixture\n"
        "def three(): raise ValueError('no three')\n"
        "def test_one(three): pass\n",
        encoding="utf-8",
    )

    [result] = run(course, RIGHT)

    assert (result.name, result.passed, result.message) == (
        "test_one",
        False,
        "ValueError: no three",
    )


def test_a_file_without_tests_is_one_failed_test(course):
    (course / "exercises" / "00_double" / "test_double.py").write_text("", encoding="utf-8")

    assert run(course, RIGHT) == [
        PublicResult("00_double", "test_double", False, "no test was found.")
    ]


def test_code_that_ends_python_is_told(course):
    [result] = run(course, "import os\nos._exit(0)\n")

    assert result == PublicResult(
        "00_double", "test_double", False, "Python ended before the tests did (code 0)."
    )


def test_code_that_calls_exit_is_told(course):
    [result] = run(course, "import sys\nsys.exit('done')\n")

    assert not result.passed


def test_an_endless_loop_is_ended(course):
    settings = course / "exercises" / "00_double" / "exercise.toml"
    text = settings.read_text(encoding="utf-8").replace("_s = 20", "_s = 0.5")
    settings.write_text(text, encoding="utf-8")

    [result] = run(course, "while True:\n    pass\n")

    assert result == PublicResult(
        "00_double", "test_double", False, "no answer within 1 s: does a loop never end?"
    )


def test_two_exercises_are_told_apart(course):
    second = course / "exercises" / "01_triple"
    second.mkdir()
    (second / "exercise.toml").write_text(
        'file = "triple.py"\ntitle = { en = "Triple" }\n', encoding="utf-8"
    )
    (second / "test_triple.py").write_text(
        "from triple import triple\ndef test_three(): assert triple(3) == 9\n", encoding="utf-8"
    )
    toml = course / "course.toml"
    toml.write_text(toml.read_text(encoding="utf-8") + "01_triple = 5\n", encoding="utf-8")
    (course.parent / "ada").mkdir()
    (course.parent / "ada" / "triple.py").write_text("triple = str\n", encoding="utf-8")

    results = run(course, RIGHT)

    assert [(each.exercise, each.passed) for each in results] == [
        ("00_double", True),
        ("01_triple", False),
    ]


@pytest.mark.parametrize("name", ["conftest.py", "pytest.ini", "tox.ini", "pyproject.toml"])
def test_settings_of_pytest_beside_the_students_file_are_not_heeded(course, name):
    folder = course.parent / "ada"
    folder.mkdir()
    settings = "raise SystemExit" if name.endswith(".py") else "[pytest]\naddopts = --bogus\n"
    (folder / name).write_text(settings, encoding="utf-8")

    [result] = run(course, RIGHT, folder)

    assert result.passed


def test_nothing_is_written_beside_the_students_file(course):
    run(course, RIGHT)

    written = sorted(path.name for path in (course.parent / "ada").rglob("*"))
    assert written == ["double.py"]


def test_nothing_is_written_beside_the_tests(course):
    before = sorted((course / "exercises").rglob("*"))

    run(course, RIGHT)

    assert sorted((course / "exercises").rglob("*")) == before
