"""The judge's pytest session: what it collects, and what it does not listen to."""

import os
import sys

import pytest
from nnkit.errors import CourseError, StudentError
from nnkit.judge.session import with_checks

CHECK = '''
@pytest.mark.points(1, target="f")
def test_{name}(submission):
    """{name}"""
    assert_close(submission.f(3), 3)
'''
HEAD = "import pytest\nfrom nnkit.judge import *\n"


def collected(course):
    """The ids of the checks of the one exercise, as they will run."""
    assignment = course.assignments[0]
    return with_checks(
        course,
        assignment,
        assignment.exercises,
        lambda checks: [check.id for check in checks.of("00_one")],
    )


def test_the_checks_of_all_files_are_collected_in_order(course_of):
    course = course_of(
        CHECK.format(name="b") + CHECK.format(name="a"),
        **{"solutions/00_one/test_e.py": HEAD + CHECK.format(name="c")},
    )

    assert collected(course) == [
        "test_e.py::test_c",
        "test_f.py::test_b",
        "test_f.py::test_a",
    ]


def test_one_check_alone_brings_those_that_it_needs(course_of):
    needing = CHECK.replace('"f")', '"f", needs="test_{needed}")')
    course = course_of(
        needing.format(name="c", needed="b")
        + needing.format(name="b", needed="a")
        + CHECK.format(name="a")
        + needing.format(name="d", needed="a")
    )
    assignment = course.assignments[0]

    names = with_checks(
        course,
        assignment,
        assignment.exercises,
        lambda checks: [check.name for check in checks.only("test_c").of("00_one")],
    )

    assert names == ["test_a", "test_b", "test_c"]


def test_checks_are_collected_once_for_many_submissions(course_of, grade, tmp_path):
    counting = """
import pathlib
with pathlib.Path(__file__).with_name("mark").open("a") as mark:
    mark.write("x")
"""
    course = course_of(counting + CHECK.format(name="a"))
    folder = tmp_path / "ada"
    folder.mkdir()
    (folder / "one.py").write_text("def f(x): return x", encoding="utf-8")

    results = grade(course, folder, folder, folder)

    assert [result.score for result in results] == [1.0, 1.0, 1.0]
    assert (tmp_path / "course/solutions/00_one/mark").read_text() == "x"


def test_two_exercises_may_have_files_of_checks_of_one_name(pair, grade, tmp_path):
    course = pair(tmp_path / "course")
    folder = course.root / "solutions/00_cumsum"
    (tmp_path / "ada").mkdir()
    for name in ("cumsum.py", "again.py"):
        (tmp_path / "ada" / name).write_bytes((folder / "reference.py").read_bytes())

    [result] = grade(course, tmp_path / "ada")

    assert [exercise.score for exercise in result.exercises] == [10.0, 10.0]


def test_one_course_after_another_may_have_exercises_of_one_name(pair, course_of, tmp_path):
    course = course_of(CHECK.format(name="a"))
    before = collected(course)
    other = pair(tmp_path / "other")
    with_checks(other, other.assignments[0], other.exercises, lambda checks: None)

    (course.root / "solutions/00_one/test_f.py").write_text(HEAD + CHECK.format(name="b"))

    assert before == ["test_f.py::test_a"]
    assert collected(course) == ["test_f.py::test_b"]


TRAP = "import sys\nsys.exit('it was read')\n"
STRAY = {
    "conftest.py beside the checks": ("solutions/00_one/conftest.py", TRAP),
    "conftest.py above them": ("solutions/conftest.py", TRAP),
    "conftest.py of the course": ("conftest.py", TRAP),
    "pytest.ini beside the checks": ("solutions/00_one/pytest.ini", "[pytest]\nminversion = 99"),
    "pytest.ini above them": ("solutions/pytest.ini", "[pytest]\nminversion = 99"),
    "pytest.ini of the course": ("pytest.ini", "[pytest]\nminversion = 99"),
    "pyproject.toml": ("pyproject.toml", '[tool.pytest.ini_options]\nminversion = "99"'),
    "tox.ini": ("solutions/tox.ini", "[pytest]\nminversion = 99"),
    "setup.cfg": ("setup.cfg", "[tool:pytest]\nminversion = 99"),
    "a mutant named as a check": ("solutions/00_one/mutants/test_less.py", TRAP),
    "a file of another name": ("solutions/00_one/f_test.py", TRAP),
}


@pytest.mark.parametrize(("name", "text"), STRAY.values(), ids=STRAY)
def test_a_stray_file_changes_nothing(course_of, monkeypatch, name, text):
    course = course_of(CHECK.format(name="a"), **{name: text})
    monkeypatch.chdir(course.root)

    assert collected(course) == ["test_f.py::test_a"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PYTEST_ADDOPTS", "--trap"),
        ("PYTEST_ADDOPTS", "-k nothing"),
        ("PYTEST_PLUGINS", "no_such_plugin"),
        ("PYTEST_DISABLE_PLUGIN_AUTOLOAD", ""),
    ],
)
def test_a_variable_for_pytest_changes_nothing_and_is_left_alone(
    course_of, monkeypatch, name, value
):
    monkeypatch.setenv(name, value)

    ids = collected(course_of(CHECK.format(name="a")))

    assert ids == ["test_f.py::test_a"]
    assert os.environ[name] == value


def test_nothing_is_written_beside_the_checks(course_of):
    course = course_of(CHECK.format(name="a"))
    before = sorted(course.solutions.rglob("*"))

    collected(course)

    assert sorted(course.solutions.rglob("*")) == before


def test_what_a_check_prints_does_not_go_to_stdout(course_of, grade, tmp_path, capfd):
    course = course_of("print('collected')\n" + CHECK.format(name="a") + "    print('it ran')\n")
    (tmp_path / "ada").mkdir()
    (tmp_path / "ada" / "one.py").write_text("def f(x): return x", encoding="utf-8")

    grade(course, tmp_path / "ada")

    out, err = capfd.readouterr()
    assert "it ran" not in out
    assert "it ran" in err


def test_the_session_leaves_pythons_settings_as_they_were(course_of):
    before = sys.dont_write_bytecode, list(sys.path), sys.stdout

    collected(course_of(CHECK.format(name="a")))

    assert (sys.dont_write_bytecode, sys.path, sys.stdout) == before


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("import not_there", "ModuleNotFoundError"),
        ("def f(:", "SyntaxError"),
        ("1 / 0", "ZeroDivisionError"),
        ("@pytest.mark.pionts(1)\ndef test_f(): pass", "pionts"),
    ],
)
def test_a_file_of_checks_that_cannot_be_imported_is_told(course_of, text, what):
    with pytest.raises(CourseError) as caught:
        collected(course_of(text))

    assert "test_f.py" in str(caught.value)
    assert what in str(caught.value)


def test_a_folder_of_checks_that_is_not_there_is_told(course_of):
    course = course_of(CHECK.format(name="a"))
    (course.solutions / "00_one" / "test_f.py").unlink()
    (course.solutions / "00_one").rmdir()

    with pytest.raises(CourseError) as caught:
        collected(course)

    assert str(caught.value) == (
        f"{course.solutions}/00_one: there is no such folder; `solutions` in "
        f"{course.root}/course.toml must name the folder with the hidden checks."
    )


def test_a_folder_without_checks_is_told(course_of):
    course = course_of(CHECK.format(name="a"))
    (course.solutions / "00_one" / "test_f.py").unlink()

    with pytest.raises(CourseError, match="00_one: no checks in it"):
        collected(course)


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit, StudentError("a", "b")])
def test_what_the_work_raises_is_raised(course_of, error):
    course = course_of(CHECK.format(name="a"))

    def work(checks):
        raise error

    with pytest.raises(type(error) if isinstance(error, Exception) else error):
        with_checks(course, course.assignments[0], course.exercises, work)


def test_an_interruption_inside_a_check_ends_the_session(course_of, grade, tmp_path):
    course = course_of(CHECK.format(name="a") + "    raise KeyboardInterrupt\n")
    (tmp_path / "ada").mkdir()
    (tmp_path / "ada" / "one.py").write_text("def f(x): return x", encoding="utf-8")

    with pytest.raises(KeyboardInterrupt):
        grade(course, tmp_path / "ada")


def test_the_outer_session_goes_on_as_before(course_of, request):
    before = os.environ["PYTEST_CURRENT_TEST"]

    collected(course_of(CHECK.format(name="a")))

    assert os.environ["PYTEST_CURRENT_TEST"] == before
