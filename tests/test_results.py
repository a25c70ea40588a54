"""Results as JSON: out, in, and against the published schema."""

import json
from pathlib import Path

import jsonschema
import msgspec
import pytest
from nnkit.results import (
    CheckResult,
    ExerciseResult,
    Outcome,
    Result,
    Verdict,
    from_json,
    to_json,
    total,
)

SCHEMA = Path(__file__).parent.parent / "docs" / "result.schema.json"


@pytest.fixture(scope="module")
def validator():
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def make_check(**changed):
    fields = {
        "id": "test_cumsum.py::test_rows_do_not_mix",
        "title": "cumulative_sum adds along each row",
        "outcome": Outcome.PASSED,
        "points": 4.0,
        "max_points": 4.0,
        "target": "cumulative_sum",
    }
    return CheckResult(**{**fields, **changed})


def make_exercise(**changed):
    fields = {
        "id": "00_cumsum",
        "file": "cumsum.py",
        "sha256": "ab" * 32,
        "verdict": Verdict.OK,
        "message": "",
        "notes": [],
        "score": 4.0,
        "max_score": 10.0,
        "checks": [make_check()],
    }
    return ExerciseResult(**{**fields, **changed})


def make_result(**changed):
    fields = {
        "student": "ada",
        "assignment": "sums",
        "score": 4.0,
        "max_score": 10.0,
        "device": "cpu",
        "level": "basic",
        "torch": "2.13.0",
        "course": "cd" * 32,
        "seconds": 0.41,
        "exercises": [make_exercise()],
    }
    return Result(**{**fields, **changed})


OURS = make_exercise(
    verdict=Verdict.INTERNAL_ERROR,
    message="The grader itself failed here.",
    score=None,
    checks=[],
)


def test_a_result_is_one_line_with_the_keys_in_the_order_of_the_design():
    text = to_json(make_result())

    assert "\n" not in text
    assert list(json.loads(text)) == [
        "schema",
        "student",
        "assignment",
        "score",
        "max_score",
        "device",
        "level",
        "torch",
        "course",
        "seconds",
        "exercises",
    ]


def test_an_exercise_and_a_check_have_the_keys_of_the_design():
    exercise = json.loads(to_json(make_result()))["exercises"][0]

    assert list(exercise) == [
        "id",
        "file",
        "sha256",
        "verdict",
        "message",
        "notes",
        "score",
        "max_score",
        "checks",
    ]
    assert list(exercise["checks"][0]) == [
        "id",
        "title",
        "outcome",
        "points",
        "max_points",
        "message",
        "hint",
        "misconception",
        "target",
    ]


def test_chinese_stays_readable_in_the_json():
    assert "沿每一行累加" in to_json(
        make_result(exercises=[make_exercise(checks=[make_check(title="沿每一行累加")])])
    )


@pytest.mark.parametrize(
    "result",
    [
        make_result(),
        make_result(score=None, exercises=[OURS]),
        make_result(student="Ада 求 \x1b[31m\n", exercises=[]),
        make_result(exercises=[make_exercise(checks=[make_check(unstable=True)])]),
    ],
    ids=["plain", "without a score", "hostile name", "unstable check"],
)
def test_what_is_written_is_read_back(result):
    assert from_json(to_json(result)) == result


def test_another_version_of_the_schema_is_refused():
    text = to_json(make_result()).replace('"schema":1', '"schema":2')

    with pytest.raises(msgspec.ValidationError):
        from_json(text)


def test_a_key_of_another_version_is_refused():
    text = to_json(make_result()).replace('"schema":1', '"schema":1,"grade":"A"')

    with pytest.raises(msgspec.ValidationError):
        from_json(text)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('"verdict":"ok"', '"verdict":"fine"'),
        ('"outcome":"passed"', '"outcome":"xfail"'),
        ('"points":4.0', '"points":"4"'),
        ('"student":"ada",', ""),
        ('"exercises":[', '"exercises":[3,'),
    ],
)
def test_a_result_of_another_form_is_refused(right, wrong):
    text = to_json(make_result())
    assert right in text

    with pytest.raises(msgspec.ValidationError):
        from_json(text.replace(right, wrong))


def test_the_total_adds_the_scores_up():
    assert total([make_exercise(score=0.1), make_exercise(score=0.2)]) == 0.3


def test_one_score_that_is_unknown_makes_the_total_unknown():
    assert total([make_exercise(score=4.0), OURS]) is None


def test_a_result_built_by_hand_fits_the_published_schema(validator):
    validator.validate(json.loads(to_json(make_result())))


def test_a_result_without_a_score_fits_the_published_schema(validator):
    validator.validate(json.loads(to_json(make_result(score=None, exercises=[OURS]))))


def test_every_verdict_and_outcome_stands_in_the_published_schema(validator):
    exercise = validator.schema["$defs"]["exercise"]["properties"]
    check = validator.schema["$defs"]["check"]["properties"]

    assert exercise["verdict"]["enum"] == list(Verdict)
    assert check["outcome"]["enum"] == list(Outcome)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('"schema":1', '"schema":2'),
        ('"schema":1', '"schema":1,"grade":"A"'),
        ('"student":"ada",', ""),
        ('"score":4.0,"max_score":10.0,"device"', '"score":"4","max_score":10.0,"device"'),
        ('"level":"basic"', '"level":"high"'),
        ('"verdict":"ok"', '"verdict":"internal_error"'),
        ('"verdict":"ok"', '"verdict":"missing"'),
        ('"verdict":"ok"', '"verdict":"timeout"'),
        ('"outcome":"passed"', '"outcome":"failed"'),
        ('"points":4.0', '"points":-1'),
        ('"notes":[]', '"notes":[1]'),
        ('"sha256":"abab', '"sha256":"ABAB'),
        ('"id":"00_cumsum"', '"id":"cumsum"'),
        ('"title":"cumulative_sum adds along each row"', '"title":""'),
    ],
)
def test_the_published_schema_refuses_what_is_not_a_result(validator, right, wrong):
    text = to_json(make_result())
    assert right in text

    with pytest.raises(jsonschema.ValidationError):
        validator.validate(json.loads(text.replace(right, wrong)))


STUDENTS = ["ada", "ben", "cleo", "dan", "eve", "fay", "gil"]


@pytest.mark.parametrize("student", STUDENTS)
def test_a_real_result_fits_the_published_schema(validator, graded_class, student):
    validator.validate(graded_class[student])


@pytest.mark.parametrize("student", STUDENTS)
def test_a_real_result_is_read_back(graded_class, student):
    text = json.dumps(graded_class[student])

    assert json.loads(to_json(from_json(text))) == graded_class[student]


def test_the_real_results_show_each_situation(graded_class):
    verdicts = {name: each["exercises"][0]["verdict"] for name, each in graded_class.items()}

    assert verdicts == {
        "ada": "ok",
        "ben": "ok",
        "cleo": "ok",
        "dan": "missing",
        "eve": "crashed",
        "fay": "crashed",
        "gil": "output",
    }
