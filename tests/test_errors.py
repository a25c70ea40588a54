"""The tree of errors and the exit codes."""

import inspect

import pytest
from nnkit import errors
from nnkit.errors import (
    BoxError,
    CollectError,
    CourseError,
    ExitCode,
    NnkitError,
    StudentError,
    StudentGone,
    UsageError,
    WireError,
)


def test_the_exit_codes_are_those_of_the_design():
    codes = {code.name: code.value for code in ExitCode}

    assert codes == {
        "FINE": 0,
        "FINDINGS": 1,
        "USAGE": 2,
        "OURS": 3,
        "INTERRUPTED": 130,
        "TERMINATED": 143,
    }


@pytest.mark.parametrize(
    ("error", "code"),
    [(NnkitError, 3), (UsageError, 2), (CourseError, 2), (CollectError, 3), (BoxError, 3)],
)
def test_an_error_of_ours_knows_its_exit_code(error, code):
    assert error("x").exit_code == code


def test_a_wrong_course_is_a_kind_of_wrong_use():
    assert issubclass(CourseError, UsageError)


@pytest.mark.parametrize("error", [StudentError, WireError, StudentGone])
def test_what_the_other_side_did_is_no_error_of_ours(error):
    assert not issubclass(error, NnkitError)
    assert not hasattr(error, "exit_code")


def test_every_error_stands_in_the_tree_at_the_head_of_the_module():
    raised = [
        name
        for name, value in vars(errors).items()
        if inspect.isclass(value) and issubclass(value, BaseException)
    ]

    missing = [name for name in raised if name not in errors.__doc__]

    assert missing == []


def test_a_students_error_shows_its_kind_and_text():
    error = StudentError("ValueError", "x must be 2-D", ("ValueError", "Exception"))

    assert str(error) == "ValueError: x must be 2-D"


def test_a_students_error_without_a_text_shows_its_kind_alone():
    assert str(StudentError("KeyError", "")) == "KeyError"


def test_a_gone_student_carries_what_the_sentence_needs():
    gone = StudentGone("timeout", "timeout_wall", seconds="10")

    assert (gone.verdict, gone.key, gone.values) == ("timeout", "timeout_wall", {"seconds": "10"})
