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
    done = nnkit("-C", course_folder, "grade", small_class, "--format", "json", "--jobs", 1)
    assert (done.returncode, class_run.returncode) == (0, 0), done.stderr
    return [
        [json.loads(line) | {"seconds": 0} for line in run.stdout.splitlines()]
        for run in (done, class_run)
    ]


def test_results_come_in_the_order_of_the_students(graded):
    assert [[result["student"] for result in results] for results in graded] == [
        ["ada", "ben", "cleo", "dan", "eve", "fay", "gil"],
        ["ada", "ben", "cleo", "dan", "eve", "fay", "gil"],
    ]


def test_two_workers_give_what_one_gives(graded):
    one, two = graded

    assert [result["score"] for result in one] == [10.0, 0.0, 10.0, 0.0, 0.0, 0.0, 0.0]
    assert one == two


def test_a_worker_that_dies_is_told_with_the_submission_that_it_had(nnkit, course_folder, tmp_path):
    # A box of level `basic` cannot keep a student from the judge's process.
    text = """
import os
judge = int(open(f"/proc/{os.getppid()}/stat").read().split()[3])
os.kill(judge, 9)
"""
    folder = hand_in(tmp_path / "class", {"ada": RIGHT, "bob": RIGHT, "mallory": text})

    weak = {"NNKIT_WITHOUT": "bubblewrap, unshare, landlock, seccomp"}
    env = {**os.environ, **weak, "TMPDIR": str(tmp_path)}  # what is killed cannot clean up
    done = nnkit("-C", course_folder, "grade", folder, "--jobs", 2, "--unsafe", env=env)

    assert done.returncode == 3
    assert "a worker died while it graded" in done.stderr
    assert str(folder / "mallory") in done.stderr


def test_a_course_that_is_wrong_is_told_once(nnkit, own_course, tmp_path):
    (own_course / "solutions/00_cumsum/test_cumsum.py").write_text("import not_there")
    folder = hand_in(tmp_path / "class", {"ada": RIGHT, "bob": RIGHT})

    done = nnkit("-C", own_course, "grade", folder, "--jobs", 2)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("cannot be imported") == 1
