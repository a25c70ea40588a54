"""What is said while a class is graded, and at its end."""

import json

import pytest
from nnkit.results import ExerciseResult, Result, Verdict
from nnkit.show import graded
from nnkit.show.graded import Told, progress


def result(student="ada", score=10.0, level="full", verdict=Verdict.OK):
    exercise = ExerciseResult(
        id="00_cumsum", file="cumsum.py", sha256=None, verdict=verdict, message="", notes=[],
        score=score, max_score=10.0, checks=[],
    )  # fmt: skip
    return Result(
        student=student, assignment="sums", score=score, max_score=10.0, device="cpu", level=level,
        torch="2.13.0", course="", seconds=0.0, exercises=[exercise],
    )  # fmt: skip


FAULT = result("fay", None, "none", Verdict.INTERNAL_ERROR)


@pytest.mark.parametrize(
    ("results", "bar", "findings"),
    [
        ([], 5.0, False),
        ([result(score=0.0, verdict=Verdict.CRASHED)], None, False),
        ([result(score=5.0)], 5.0, False),
        ([result(score=5.0)], 5.5, True),
        ([result(), result(score=4.0)], 5.0, True),
        ([result(), FAULT], None, True),
        ([FAULT], 0.0, True),
    ],
    ids=[
        "nobody",
        "a zero without a bar",
        "at the bar",
        "below the bar",
        "one below the bar",
        "a fault of ours",
        "a fault of ours and a bar",
    ],
)
def test_the_shell_is_told_of_our_faults_and_of_scores_below_the_bar(results, bar, findings):
    told = Told("json", False, bar)
    for each in results:
        told.add(each)

    assert told.has_findings is findings


def test_a_class_is_shown_sorted_whatever_came_first(capsys):
    told = Told("text", False, None)
    for student in ("cleo", "ada", "ben"):
        told.add(result(student))

    told.end()

    lines = capsys.readouterr().out.splitlines()
    named = [line.split()[0] for line in lines if line.split()[1:] == ["10", "10"]]
    assert named == ["ada", "ben", "cleo"]


def test_of_a_large_class_the_rest_is_counted(capsys, monkeypatch):
    monkeypatch.setattr(graded, "_MOST_SHOWN", 2)
    told = Told("text", False, None)
    for student in ("ada", "ben", "cleo"):
        told.add(result(student))

    told.end()

    out = capsys.readouterr().out
    assert "ben" in out
    assert "cleo" not in out
    assert "and 1 more, in the store." in out


def test_json_is_told_as_it_comes(capsys):
    told = Told("json", False, None)

    told.add(result("ada"))

    assert json.loads(capsys.readouterr().out)["student"] == "ada"


def test_a_weak_box_is_told_at_the_end_and_a_fault_is_no_weak_box(capsys):
    weak, fault = Told("json", False, None), Told("json", False, None)
    weak.add(result(level="basic"))
    fault.add(FAULT)

    weak.end()
    fault.end()

    assert capsys.readouterr().err.count("level basic, by --unsafe") == 1


def test_into_a_pipe_goes_a_line_when_it_is_time(capsys, monkeypatch):
    now = 1000.0
    monkeypatch.setattr(graded.time, "monotonic", lambda: now)
    told = Told("json", False, None)
    with progress(told, 40, quiet=False) as shown:
        told.add(result("ada"))
        told.add(FAULT)
        told.add(result("ben"), is_new=False)
        now += 5.0
        shown.show()
        early = capsys.readouterr().err
        now += 5.0
        shown.show()

    assert early == ""
    assert capsys.readouterr().err == (
        "3 of 40 done, 0.2 a second, about 3 min left, 1 not graded by a fault of ours\n"
    )


def test_quiet_says_nothing_on_the_way(capsys, monkeypatch):
    now = 1000.0
    monkeypatch.setattr(graded.time, "monotonic", lambda: now)
    with progress(Told("json", False, None), 40, quiet=True) as shown:
        now += 60.0
        shown.show()

    assert capsys.readouterr().err == ""
