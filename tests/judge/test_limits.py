"""Each folder of tests/limits breaks one limit, and without that limit it gets through."""

import tomllib
from pathlib import Path

import msgspec
import pytest
from nnkit.judge.scratch import base
from nnkit.judge.watchdog import descendants

LIMITS = Path(__file__).parent.parent / "limits"
FOLDERS = sorted(path.parent for path in LIMITS.glob("*/case.toml"))


@pytest.fixture(params=FOLDERS, ids=lambda folder: folder.name, scope="module")
def case(request):
    text = (request.param / "case.toml").read_text(encoding="utf-8")
    return tomllib.loads(text) | {"submission": request.param / "submission"}


@pytest.fixture(scope="module")
def honest(tmp_path_factory):
    """A right answer to both exercises."""
    folder = tmp_path_factory.mktemp("honest")
    text = (LIMITS / "call_s" / "submission" / "again.py").read_text(encoding="utf-8")
    for name in ("cumsum.py", "again.py"):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def scratch():
    """The folder of all submissions, with nothing in it."""
    folder = base() / "scratch"
    assert [*folder.iterdir()] == []
    return folder


@pytest.fixture(scope="module")
def results(case, honest, scratch, pair, grade, tmp_path_factory):
    """An honest submission, the one that breaks the limit, and the honest one once more."""
    course = pair(tmp_path_factory.mktemp("limited") / "course", toml_of(case["limits"]))
    without = case.get("without", [])  # a wall that would stop it before the limit does
    return grade(course, honest, case["submission"], honest, without=without)


def toml_of(limits):
    lines = [f"{name} = {value}" for name, value in limits.items()]
    return "\n".join(["[limits]", *lines])


def of_float64(result):
    """The check for which the submissions break the limit."""
    checks = result.exercises[0].checks
    return next(check for check in checks if "float64" in check.id)


def without_time(result):
    return msgspec.structs.replace(result, seconds=0.0)


def test_what_breaks_a_limit_gets_its_verdict(case, results):
    broken = results[1].exercises[0]

    assert (broken.verdict, broken.message) == (case["verdict"], case["message"])


def test_what_breaks_a_limit_is_told_in_a_sentence(case, results):
    told = of_float64(results[1])

    assert (told.outcome, told.message) == ("errored", case.get("check", case["message"]))


def test_the_other_checks_and_the_next_exercise_still_run(case, results):
    assert [exercise.score for exercise in results[1].exercises] == case["scores"]


def test_an_honest_submission_has_the_same_result_after_it_as_before(results):
    assert results[0].score == 20.0
    assert without_time(results[2]) == without_time(results[0])


def test_nothing_is_left_behind(case, results, scratch, zygote, zygote_without):
    box = zygote_without(*case["without"]) if "without" in case else zygote
    assert descendants(box.pid) == []
    assert list(scratch.iterdir()) == []


def test_without_the_limit_the_same_submission_gets_through(case, pair, grade, tmp_path):
    expected = case["lifted_result"]
    course = pair(tmp_path / "course", toml_of(case["limits"] | case["lifted"]))

    [result] = grade(course, case["submission"], without=case.get("without", []))

    assert [exercise.score for exercise in result.exercises] == expected["scores"]
    assert [exercise.verdict for exercise in result.exercises] == ["ok", "ok"]
    assert of_float64(result).message == expected.get("check", "")
