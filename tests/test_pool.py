"""Many submissions: over worker processes of this machine, or one after another here."""

import json
import os

import pytest

RIGHT = """
def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError
    return x @ x.new_ones(x.shape[1], x.shape[1]).triu()
"""


def hand_in(folder, submissions):
    for student, text in submissions.items():
        (folder / student).mkdir(parents=True)
        (folder / student / "cumsum.py").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def graded(nnkit, course_folder, small_class, class_run):
    """The results of the small class with one worker and with two."""
    done = nnkit(
        "-C", course_folder, "grade", small_class, "--format", "json", "--jobs", 1, "--fresh"
    )
    assert (done.returncode, class_run.returncode) == (0, 0), done.stderr
    return [
        sorted(
            (json.loads(line) | {"seconds": 0} for line in run.stdout.splitlines()),
            key=lambda result: result["student"],
        )
        for run in (done, class_run)
    ]


def test_every_student_has_one_result(graded):
    assert [[result["student"] for result in results] for results in graded] == [
        ["ada", "ben", "cleo", "dan", "eve", "fay", "gil"],
        ["ada", "ben", "cleo", "dan", "eve", "fay", "gil"],
    ]


def test_two_workers_give_what_one_gives(graded):
    one, two = graded

    assert [result["score"] for result in one] == [10.0, 0.0, 10.0, 0.0, 0.0, 0.0, 0.0]
    assert one == two


def test_whoever_kills_the_workers_is_our_fault_and_nobody_elses(nnkit, course_folder, tmp_path):
    # A box of level `basic` cannot keep a student from the judge's process.
    text = """
import os
judge = int(open(f"/proc/{os.getppid()}/stat").read().split()[3])
os.kill(judge, 9)
"""
    folder = hand_in(tmp_path / "class", {"ada": RIGHT, "bob": RIGHT, "mallory": text})

    weak = {"NNKIT_WITHOUT": "bubblewrap, unshare, landlock, seccomp"}
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    env = {**os.environ, **weak, "TMPDIR": str(temporary)}
    done = nnkit(
        "-C", course_folder, "grade", folder, "--jobs", 2, "--unsafe", "--format", "json",
        "--out", tmp_path / "out", env=env,
    )  # fmt: skip

    assert done.returncode == 1, done.stderr
    results = {each["student"]: each for each in map(json.loads, done.stdout.splitlines())}
    assert {student: each["score"] for student, each in results.items()} == {
        "ada": 10.0,
        "bob": 10.0,
        "mallory": None,
    }
    [exercise] = results["mallory"]["exercises"]
    assert exercise["verdict"] == "internal_error"
    assert exercise["notes"] == ["3 workers died, or did not answer, while they graded it"]
    assert list(temporary.iterdir()) == []


def test_a_course_that_is_wrong_is_told_once(nnkit, own_course, tmp_path):
    (own_course / "solutions/00_cumsum/test_cumsum.py").write_text("import not_there")
    folder = hand_in(tmp_path / "class", {"ada": RIGHT, "bob": RIGHT})

    done = nnkit("-C", own_course, "grade", folder, "--jobs", 2)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("cannot be imported") == 1
