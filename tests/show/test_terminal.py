"""A submission and a class on a terminal, character by character."""

import io

import pytest
from nnkit.results import CheckResult, ExerciseResult, Outcome, Result, Verdict
from nnkit.show.terminal import make_console, show_class, show_result
from rich.console import Console


def check(outcome, title="adds along each row", **more):
    fields = {
        "id": "test_cumsum.py::test_rows",
        "title": title,
        "outcome": outcome,
        "points": 4.0 if outcome is Outcome.PASSED else 0.0,
        "max_points": 4.0,
    }
    return CheckResult(**{**fields, **more})


def exercise(**changed):
    fields = {
        "id": "00_cumsum",
        "file": "cumsum.py",
        "sha256": None,
        "verdict": Verdict.OK,
        "message": "",
        "notes": [],
        "score": 4.0,
        "max_score": 16.0,
        "checks": [check(Outcome.PASSED)],
    }
    return ExerciseResult(**{**fields, **changed})


def result(*exercises, student="ada", score=4.0):
    return Result(
        student=student,
        assignment="sums",
        score=score,
        max_score=16.0,
        device="cpu",
        level="basic",
        torch="2.13.0",
        course="",
        seconds=0.0,
        exercises=list(exercises),
    )


def shown(given, width=60, terminal=False):
    """Gives the lines of a submission as they are printed."""
    out = io.StringIO()
    console = Console(
        file=out, width=width, force_terminal=terminal, markup=False, highlight=False, emoji=False
    )
    show_result(console, given)
    return [line.rstrip() for line in out.getvalue().splitlines()]


def test_each_outcome_has_its_sign_its_message_and_its_points():
    checks = [
        check(Outcome.PASSED),
        check(Outcome.FAILED, "keeps the dtype", message="It is float32.", hint="Which step?"),
        check(Outcome.ERRORED, "takes a cube", message="Your code raised KeyError."),
        check(Outcome.SKIPPED, "is fast", message="Not tried.", hint="Later."),
    ]

    assert shown(result(exercise(checks=checks))) == [
        "ada  sums",
        "",
        "00_cumsum  cumsum.py  4/16",
        "✓ adds along each row                                   4/4",
        "✗ keeps the dtype                                       0/4",
        "  It is float32.",
        "  hint: Which step?",
        "! takes a cube                                          0/4",
        "  Your code raised KeyError.",
        "- is fast                                               0/4",
        "  Not tried.",
        "",
        "score 4/16  (1 passed, 1 failed, 1 errored, 1 skipped)",
    ]


def test_a_verdict_that_is_not_ok_stands_beside_the_score_with_its_sentence():
    missing = exercise(
        verdict=Verdict.MISSING, message="`cumsum.py` was not handed in.", score=0.0, checks=[]
    )

    assert shown(result(missing, score=0.0))[2:] == [
        "00_cumsum  cumsum.py  0/16  missing",
        "`cumsum.py` was not handed in.",
        "",
        "score 0/16",
    ]


def test_a_score_that_is_unknown_is_shown_as_such():
    ours = exercise(verdict=Verdict.INTERNAL_ERROR, message="Ours.", score=None, checks=[])

    assert shown(result(ours, score=None))[2:] == [
        "00_cumsum  cumsum.py  -/16  internal_error",
        "Ours.",
        "",
        "score -/16",
    ]


def test_notes_stand_below_the_checks():
    lines = shown(result(exercise(notes=["cell 3 was skipped: NameError"])))

    assert lines[4] == "note: cell 3 was skipped: NameError"


def test_what_looks_like_markup_is_shown_as_it_is():
    lines = shown(result(exercise(notes=["[red]x[/red] :smile:"])))

    assert lines[4] == "note: [red]x[/red] :smile:"


def test_chinese_takes_two_columns_and_the_points_stay_in_line():
    checks = [check(Outcome.PASSED, "沿每一行累加"), check(Outcome.PASSED, "adds")]

    chinese, english = shown(result(exercise(checks=checks)))[3:5]

    assert chinese == "✓ 沿每一行累加                                          4/4"
    assert english == "✓ adds                                                  4/4"


def test_points_that_are_no_whole_numbers_are_shown_with_their_fraction():
    lines = shown(result(exercise(checks=[check(Outcome.PASSED, points=0.25, max_points=0.25)])))

    assert lines[3].endswith("0.25/0.25")


def test_on_a_terminal_an_exercise_has_a_frame():
    lines = shown(result(exercise()), terminal=True)

    assert any("╭" in line for line in lines)
    assert any("╰" in line for line in lines)


def class_lines(*results, width=80):
    out = io.StringIO()
    show_class(Console(file=out, width=width, markup=False), results)
    return [line.rstrip() for line in out.getvalue().splitlines()]


def test_a_class_has_a_row_for_each_student():
    lines = class_lines(result(exercise()), result(exercise(), student="ben"))

    assert [line.split()[0] for line in lines if line.strip().startswith(("ada", "ben"))] == [
        "ada",
        "ben",
    ]


def test_a_class_shows_what_is_missing_and_what_is_ours():
    missing = exercise(verdict=Verdict.MISSING, score=0.0, checks=[])
    ours = exercise(verdict=Verdict.INTERNAL_ERROR, score=None, checks=[])

    text = "\n".join(
        class_lines(result(missing, score=0.0), result(ours, student="ben", score=None))
    )

    assert "missing" in text
    assert "internal_error" in text
    assert "-" in text


def test_a_long_name_is_not_cut():
    name = "a-student-with-quite-a-long-name@school.example"

    text = "\n".join(class_lines(result(exercise(), student=name)))

    assert name in text


@pytest.mark.parametrize(("value", "system"), [("1", None), ("", "auto")])
def test_no_color_means_no_codes_at_all(monkeypatch, value, system):
    monkeypatch.setenv("NO_COLOR", value)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")

    console = make_console()

    assert (console.color_system is None) is (system is None)


def test_a_hint_that_several_checks_share_is_said_once():
    checks = [
        check(Outcome.SKIPPED, "adds one", message="Not tried.", hint="The idea."),
        check(Outcome.FAILED, "adds two", message="No.", hint="The idea."),
        check(Outcome.FAILED, "adds three", message="No.", hint="The idea."),
    ]

    text = "\n".join(shown(result(exercise(checks=checks))))

    assert text.count("hint: The idea.") == 1
    assert text.index("adds two") < text.index("hint:") < text.index("adds three")
