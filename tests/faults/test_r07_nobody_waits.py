"""R7: one hostile or broken submission delays nobody else by more than its limits."""

import json
import multiprocessing
import os
import shutil
import subprocess
import sys

import pytest
from nnkit import pool

# At level `basic` the box cannot keep a student from the judge's process.
JUDGE = """
import os, signal
judge = int(open(f"/proc/{os.getppid()}/stat").read().split()[3])
"""
LIMITS = "\n[limits]\nimport_s = 3\ncall_s = 3\nexercise_s = 10\nsubmission_s = 20\n"


@pytest.fixture(scope="module")
def told(tmp_path_factory, course_folder, small_class, programs):
    """The lines that are told of a class with four that are right, and four that are not, graded by
    two workers; and how it ended."""
    root = tmp_path_factory.mktemp("hostile")
    right = (course_folder / "solutions/00_cumsum/reference.py").read_text(encoding="utf-8")
    stop = "os.kill(judge, signal.SIGSTOP)\n"
    texts = {
        "ada": right,
        "bob": JUDGE + f"\nif not os.path.exists('{root}/stopped'):\n"
        f"    open('{root}/stopped', 'w').close()\n    {stop}" + right,
        "cid": right,
        "dan": JUDGE + stop + right,
        "eve": right,
        "fay": JUDGE + "os.kill(judge, signal.SIGKILL)\n" + right,
        "gil": right,
        "hal": "import time\ntime.sleep(1e6)\n" + right,
    }
    for student, text in texts.items():
        (root / "class" / student).mkdir(parents=True)
        (root / "class" / student / "cumsum.py").write_text(text, encoding="utf-8")
    course = course_with_limits(root, course_folder)
    weak = {"NNKIT_WITHOUT": "bubblewrap, unshare, landlock, seccomp", "TMPDIR": str(root)}
    done = subprocess.run(
        [
            sys.executable, programs / "impatient.py", "-C", course, "grade", root / "class",
            "--unsafe", "--jobs", "2", "--format", "json", "--quiet",
        ],
        capture_output=True, text=True, check=False, env={**os.environ, **weak},
    )  # fmt: skip
    done.told = {each["student"]: each for each in map(json.loads, done.stdout.splitlines())}
    return done


def course_with_limits(root, course):
    """Gives a copy of the small course whose limits are seconds."""
    place = shutil.copytree(course, root / "course")
    with (place / "course.toml").open("a", encoding="utf-8") as file:
        file.write(LIMITS)
    return place


def test_the_class_is_graded_whole(told):
    assert told.returncode == 1, told.stderr  # something is a fault of ours
    assert sorted(told.told) == ["ada", "bob", "cid", "dan", "eve", "fay", "gil", "hal"]


@pytest.mark.parametrize("student", ["ada", "cid", "eve", "gil"])
def test_the_others_get_what_is_theirs(told, student):
    assert told.told[student]["score"] == 10.0


def test_a_worker_that_is_stopped_once_is_replaced_and_its_submission_graded(told):
    assert told.told["bob"]["score"] == 10.0


@pytest.mark.parametrize("student", ["dan", "fay"])
def test_who_stops_or_kills_each_worker_is_left_out_after_three(told, student):
    [exercise] = told.told[student]["exercises"]

    assert (exercise["verdict"], exercise["score"]) == ("internal_error", None)
    assert exercise["notes"] == ["3 workers died, or did not answer, while they graded it"]


def test_who_never_ends_is_ended_by_the_limit(told):
    [exercise] = told.told["hal"]["exercises"]

    assert (exercise["verdict"], exercise["score"]) == ("timeout", 0.0)


def test_whoever_is_slow_does_not_hold_up_the_next(told):
    order = list(told.told)

    assert order.index("eve") < order.index("dan")  # three patiences later


def test_a_worker_that_takes_nothing_does_not_hold_up_its_parent(monkeypatch):
    monkeypatch.setattr(pool, "MESSAGE_S", 1)
    ours, theirs = multiprocessing.Pipe()

    with ours, theirs:
        pool._bound(ours)
        with pytest.raises(BlockingIOError):
            ours.send_bytes(bytes(64 << 20))


def test_a_worker_that_says_half_a_message_does_not_hold_up_its_parent(monkeypatch):
    monkeypatch.setattr(pool, "MESSAGE_S", 1)
    ours, theirs = multiprocessing.Pipe()

    with ours, theirs:
        pool._bound(ours)
        os.write(theirs.fileno(), (100).to_bytes(4, "big") + b"half")
        with pytest.raises(BlockingIOError):
            ours.recv_bytes()
