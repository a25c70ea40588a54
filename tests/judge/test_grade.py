"""One submission from start to result."""

import errno
import importlib.util
import os
import py_compile
import re
from pathlib import Path

import msgspec
import pytest
import torch
from nnkit.collect.paths import read_submission
from nnkit.judge import grade as judge_grade
from nnkit.judge.grade import Grader
from nnkit.judge.sentences import Manner
from nnkit.judge.session import with_checks
from nnkit.judge.watchdog import descendants
from nnkit.judge.zygote import Zygote

RIGHT = """
def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError
    return x @ x.new_ones(x.shape[1], x.shape[1]).triu()
"""


@pytest.fixture(scope="module")
def course(pair, tmp_path_factory):
    """Two exercises, 00_cumsum and 01_again, with the same checks."""
    limits = "[limits]\ncall_s = 1.0\n"
    return pair(tmp_path_factory.mktemp("graded") / "course", limits)


@pytest.fixture
def hand_in(tmp_path):
    """Writes a student's folder and gives its place."""

    def hand_in(student="ada", **files):
        folder = tmp_path / student
        folder.mkdir(exist_ok=True)
        for name, text in files.items():
            (folder / f"{name}.py").write_text(text, encoding="utf-8")
        return folder

    return hand_in


@pytest.fixture
def grade_one(course, grade, hand_in):
    """Grades files for the course and gives the results of its exercises."""

    def run(manner=None, **files):
        [result] = grade(course, hand_in(**files), manner=manner)
        return result.exercises

    return run


def test_a_result_says_whose_it_is_and_what_it_was_made_with(course, grade, hand_in):
    [result] = grade(course, hand_in("ada", cumsum=RIGHT, again=RIGHT))

    assert (result.student, result.assignment) == ("ada", "sums")
    assert (result.score, result.max_score) == (20.0, 20.0)
    assert (result.device, result.level) == ("cpu", "full")
    assert result.torch == str(torch.__version__)
    assert re.fullmatch(r"[0-9a-f]{64}", result.course)


def test_an_exercise_is_told_with_the_digest_of_the_file(grade_one):
    first, _ = grade_one(cumsum="")

    assert (first.id, first.file) == ("00_cumsum", "cumsum.py")
    assert first.sha256 == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_what_was_not_handed_in_is_missing_and_worth_nothing(grade_one):
    _, second = grade_one(cumsum=RIGHT)

    assert (second.verdict, second.message) == ("missing", "`again.py` was not handed in.")
    assert (second.score, second.sha256, second.checks) == (0.0, None, [])


def test_what_cannot_be_read_is_missing_and_says_why(course, grade, hand_in):
    folder = hand_in(cumsum=RIGHT)
    (folder / "again.py").symlink_to("/etc/passwd")

    [result] = grade(course, folder)

    assert result.exercises[1].verdict == "missing"
    assert result.exercises[1].message == "`again.py` is a link or a device, not a file."


def test_the_verdict_is_the_first_thing_that_was_not_ok(grade_one):
    text = """
import os, torch
def cumulative_sum(x):
    if x.dtype == torch.float64: os._exit(5)
    while x.ndim != 2: pass
    return x @ x.new_ones(x.shape[1], x.shape[1]).triu()
"""

    exercise, _ = grade_one(cumsum=text)

    assert (exercise.verdict, exercise.message) == (
        "crashed",
        "Your code ended the Python process (exit code 5).",
    )
    assert [check.outcome for check in exercise.checks] == [
        "passed", "errored", "passed", "errored", "errored",
    ]  # fmt: skip
    assert exercise.checks[4].message.startswith("Your code gave no answer within 1 s")


def test_after_a_failed_import_every_check_is_errored(grade_one):
    exercise, other = grade_one(cumsum="import not_there", again=RIGHT)

    assert exercise.verdict == "crashed"
    assert exercise.message == (
        "`cumsum.py` cannot be imported. Your code raised ModuleNotFoundError "
        "(No module named 'not_there') in `cumsum.py`, line 1: `import not_there`."
    )
    assert {check.outcome for check in exercise.checks} == {"errored"}
    assert (exercise.score, other.score) == (0.0, 10.0)


def test_an_exception_in_a_check_is_no_verdict(grade_one):
    exercise, _ = grade_one(cumsum="def cumulative_sum(x): return x.cumsun(1)")

    assert (exercise.verdict, exercise.message, exercise.score) == ("ok", "", 0.0)


def test_sentences_come_in_chinese_where_that_is_asked_for(grade_one):
    _, second = grade_one(Manner("zh"), cumsum=RIGHT)

    assert second.message == "没有交 `again.py`。"


def test_notes_are_for_staff(course, grade, hand_in):
    notebook = '{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [{"id": "a", '
    code = '"cell_type": "code", "metadata": {}, "execution_count": null, "outputs": [], '
    folder = hand_in()
    (folder / "cumsum.ipynb").write_text(f'{notebook}{code}"source": "1 / 0"}}]}}')

    [staff] = grade(course, folder)
    [student] = grade(course, folder, manner=Manner("en", for_student=True))

    assert staff.exercises[0].notes == ["cell 1 was skipped: ZeroDivisionError"]
    assert student.exercises[0].notes == []


def test_bytecode_that_is_handed_in_beside_a_helper_is_not_run(course, grade, hand_in):
    folder = hand_in(cumsum="from tools import cumulative_sum", tools="x = 1 / 0")
    helper = folder / "tools.py"
    times = (helper.stat().st_atime, helper.stat().st_mtime)
    wrong = "\ndef cumulative_sum(x): return x"
    helper.write_text(wrong.ljust(len(RIGHT)))
    cached = py_compile.compile(str(helper))
    helper.write_text(RIGHT)  # as many bytes, and of the same time
    os.utime(helper, times)
    assert Path(cached) == Path(importlib.util.cache_from_source(str(helper)))

    [result] = grade(course, folder)

    assert result.exercises[0].score == 10.0


def test_helpers_of_one_exercise_do_not_meet_those_of_another(course, grade, hand_in):
    folder = hand_in()
    for exercise, file in (("00_cumsum", "cumsum.py"), ("01_again", "again.py")):
        (folder / exercise).mkdir()
        (folder / exercise / file).write_text(f"from tools import cumulative_sum\n# {file}")
    (folder / "00_cumsum" / "tools.py").write_text("def cumulative_sum(x): return x")
    (folder / "01_again" / "tools.py").write_text(RIGHT)

    [result] = grade(course, folder)

    assert [exercise.score for exercise in result.exercises] == [0.0, 10.0]


def test_an_exercise_can_import_another_ones_file(grade_one):
    exercises = grade_one(cumsum=RIGHT, again="from cumsum import cumulative_sum")

    assert [exercise.score for exercise in exercises] == [10.0, 10.0]


HARMFUL = {
    "default dtype": "import torch\ntorch.set_default_dtype(torch.float64)",
    "patched torch": "import torch\ntorch.stack = torch.Tensor.cumsum = torch.zeros = None",
    "patched builtins": "import builtins\nbuiltins.len = builtins.range = None",
    "random state": "import random, torch\nrandom.seed(1)\ntorch.manual_seed(1)",
    "import path": "import sys\nsys.path.clear()\nsys.meta_path.clear()\nsys.modules.clear()",
    "working folder": "import os, shutil\nshutil.rmtree(os.getcwd())",
    "environment": "import os\nos.environ.clear()",
    "a crash": "import os\nos.abort()",
    "a daemon": "import os, time\nif os.fork() == 0:\n    os.setsid()\n    time.sleep(60)",
}


@pytest.mark.parametrize("text", HARMFUL.values(), ids=HARMFUL)
def test_an_honest_submission_has_the_same_result_after_a_harmful_one(
    course, grade, hand_in, text, zygote
):
    honest = hand_in("honest", cumsum=RIGHT, again=RIGHT)
    harmful = hand_in("harmful", cumsum=text, again=text)

    first, _, last = grade(course, honest, harmful, honest)

    assert first.score == 20.0
    assert msgspec.structs.replace(last, seconds=0.0) == msgspec.structs.replace(first, seconds=0.0)
    assert descendants(zygote.pid) == []


# A function of torch that the student's own code has replaced stays so until the process ends.
OWN_FAULT = {"patched torch"}


@pytest.mark.parametrize("harm", sorted(HARMFUL.keys() - OWN_FAULT))
def test_a_harmful_exercise_costs_the_next_one_nothing(grade_one, harm):
    _, second = grade_one(cumsum=HARMFUL[harm], again=RIGHT)

    assert (second.verdict, second.score) == ("ok", 10.0)


def test_a_fault_of_the_machine_is_tried_again(course, grade_one, monkeypatch):
    calls = []

    def full_at_first(handed, exercise, folder):
        calls.append(folder)
        if len(calls) == 1:
            raise OSError(errno.ENOSPC, "No space left on device")
        return lay_out(handed, exercise, folder)

    lay_out = judge_grade.lay_out
    monkeypatch.setattr(judge_grade, "lay_out", full_at_first)
    monkeypatch.setattr(Grader, "_start_afresh", lambda self, link, error: link.close())

    first, _ = grade_one(cumsum=RIGHT)

    assert (first.verdict, first.score) == ("ok", 10.0)


# A box of level `basic` cannot keep a student from the zygote; the run must outlive it.
BASIC = ("bubblewrap", "unshare", "landlock", "seccomp")
KILLER = RIGHT + "    \nimport os\nos.kill(os.getppid(), 9)\nos.kill(os.getpid(), 19)\n"


@pytest.fixture(scope="module")
def after_a_killer(course, tmp_path_factory):
    """The results of a submission that ends its zygote, and of an honest one after it."""
    folders = [tmp_path_factory.mktemp(name) for name in ("killer", "honest")]
    for folder in folders:
        (folder / "again.py").write_text(RIGHT, encoding="utf-8")
        (folder / "cumsum.py").write_text(RIGHT, encoding="utf-8")
    (folders[0] / "cumsum.py").write_text(KILLER, encoding="utf-8")
    assignment = course.assignments[0]

    def work(checks):
        grader = Grader(course, assignment, checks, Zygote(without=BASIC), Manner())
        submissions = [read_submission(folder, assignment.exercises) for folder in folders]
        results = [grader.grade(each, assignment.exercises) for each in submissions]
        grader.zygote.close()
        return results

    return with_checks(course, assignment, assignment.exercises, work)


def test_a_box_that_breaks_each_time_is_our_fault_and_never_a_zero(after_a_killer):
    exercise = after_a_killer[0].exercises[0]

    assert (exercise.verdict, exercise.score, exercise.checks) == ("internal_error", None, [])
    assert exercise.message == (
        "The grader itself failed here; this is not your fault and costs no points."
    )
    assert exercise.notes[0].startswith("the box broke (")


def test_a_score_that_is_not_known_makes_the_total_unknown(after_a_killer):
    assert after_a_killer[0].score is None


def test_the_other_exercise_is_graded_in_a_fresh_box(after_a_killer):
    assert after_a_killer[0].exercises[1].score == 10.0


def test_the_next_submission_is_graded_in_a_fresh_box(after_a_killer):
    assert after_a_killer[1].score == 20.0
