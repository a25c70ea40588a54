"""Promises of docs/security.md that no single attack shows."""

import hashlib
import os
import threading
from pathlib import Path
from shutil import copytree

import msgspec
import pytest
from nnkit import attacks
from nnkit.box import jail, kernel, landlock, seccomp
from nnkit.control import Fork
from nnkit.course import Limits, load_course

CORPUS = attacks.find_corpus()
RIGHT = (CORPUS / "course/solutions/00_cumsum/reference.py").read_text(encoding="utf-8")


# S2: hidden things never enter the box

CANARY = "canary-{}-9b1f3c"
SECRET = hashlib.sha256(b"a secret that only this test has").digest()
WAITING = """
import os
import time

OWN = "marker of the " + "submission itself"

def cumulative_sum(x):
    open("waiting", "w").close()
    while not os.path.exists("go on"):
        time.sleep(0.01)
    return x
"""
HIDDEN_CHECK = '''
import pytest
from nnkit.judge import assert_close

EXPECTED = "canary-check-9b1f3c"

@pytest.mark.points(10, target="cumulative_sum")
def test_canary_name_9b1f3c(submission, rng):
    """A title
    hint: canary-hint-9b1f3c
    """
    x = rng.normal(2, 2)
    assert_close(submission.cumulative_sum(x), x)
'''


@pytest.fixture
def planted(tmp_path):
    """A course with a canary in the check, its name and hint, the reference, and the secret."""
    root = Path(copytree(CORPUS / "course", tmp_path / "course"))
    (root / ".nnkit").mkdir(exist_ok=True)
    (root / ".nnkit" / "secret").write_text(SECRET.hex(), encoding="ascii")
    solutions = root / "solutions" / "00_cumsum"
    (solutions / "test_cumsum.py").write_text(HIDDEN_CHECK, encoding="utf-8")
    reference = f'ANSWER = "{CANARY.format("reference")}"\n{RIGHT}'
    (solutions / "reference.py").write_text(reference, encoding="utf-8")
    (tmp_path / "ada").mkdir()
    (tmp_path / "ada" / "cumsum.py").write_text(WAITING, encoding="utf-8")
    return root


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can look into a process that hides")
def test_hidden_things_are_nowhere_in_the_box(planted, tmp_path, zygote, grade, memory_of):
    seen = {}

    def look():
        from nnkit.judge.scratch import base
        from nnkit.judge.watchdog import descendants

        while not (found := [*(base() / "scratch").rglob("waiting")]) and alive.is_alive():
            done.wait(0.01)
        [student] = descendants(zygote.pid)
        for pid in (zygote.pid, student.pid):
            seen[pid] = memory_of(pid)
            environment = Path(f"/proc/{pid}/environ").read_bytes()
            seen[pid] += environment + Path(f"/proc/{pid}/cmdline").read_bytes()
        seen["descriptors"] = [
            os.readlink(f"/proc/{student.pid}/fd/{name}")  # noqa: PTH115
            for name in os.listdir(f"/proc/{student.pid}/fd")  # noqa: PTH208
        ]
        (found[0].parent / "go on").touch()

    done, alive = threading.Event(), threading.main_thread()
    looking = threading.Thread(target=look)
    looking.start()
    [result] = grade(load_course(planted), tmp_path / "ada")
    done.set()
    looking.join()

    assert result.score == 10.0
    _, student = [memory for key, memory in seen.items() if key != "descriptors"]
    assert b"marker of the submission itself" in student  # so it was looked at
    for name, text in seen.items():
        if name != "descriptors":
            for canary in (b"canary", b"9b1f3c", SECRET, SECRET.hex().encode()):
                assert canary not in text, (name, canary)
    assert {place.partition(":")[0] for place in seen["descriptors"]} == {
        "/dev/null", "pipe", "socket",
    }  # fmt: skip


# S3: the judge executes nothing of a submission

SENTINEL = "open({path!r}, 'a').close()\n"
PICKLED = b"cbuiltins\nexec\n(Vopen('{path}', 'a').close()\ntR."
EXECUTED = (
    "conftest.py", "sitecustomize.py", "usercustomize.py", "pytest.py", "msgspec.py", "plugin.py",
    "setup.py", "noxfile.py", "test_cumsum.py", "nnkit/__init__.py",
)  # fmt: skip


def test_the_judge_executes_nothing_of_a_submission(own_course, tmp_path, grade):
    """In a box without walls, where student code could write the sentinel, and does not import
    any of these: whoever wrote it was the judge."""
    sentinel = tmp_path / "sentinel"
    folder = tmp_path / "eve"
    for name in EXECUTED:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(SENTINEL.format(path=str(sentinel)), encoding="utf-8")
    for name in ("weights.pt", "data.pkl", "cache.npy"):
        (folder / name).write_bytes(PICKLED.replace(b"{path}", str(sentinel).encode()))
    (folder / "evil.pth").write_text(f"import os; open({str(sentinel)!r}, 'a').close()\n")
    (folder / "pytest.ini").write_text("[pytest]\naddopts = -p plugin\n", encoding="utf-8")
    (folder / "cumsum.py").write_text(RIGHT, encoding="utf-8")
    without = ("bubblewrap", "unshare", "landlock", "seccomp")

    [result] = grade(load_course(own_course), folder, without=without)

    assert (result.exercises[0].verdict, result.score) == ("ok", 10.0)
    assert not sentinel.exists()


# S8: verdicts do not depend on order or neighbours


def without_time(result):
    return msgspec.structs.replace(result, seconds=0.0, student="")


def test_an_honest_verdict_does_not_depend_on_its_neighbours(own_course, tmp_path, grade):
    chosen = attacks.load_attacks(CORPUS)[::40]
    course = load_course(own_course)
    folders = []
    for number, attack in enumerate([None, *chosen]):
        if attack:
            folder = tmp_path / f"evil{number}"
            folders.append(attacks.hand_in(attack, attacks.RIGHT, course, folder))
        honest = tmp_path / f"honest{number}"
        honest.mkdir()
        (honest / "cumsum.py").write_text(RIGHT, encoding="utf-8")
        folders.append(honest)
    with (own_course / "course.toml").open("a") as file:
        file.write("[limits]\nimport_s = 2\ncall_s = 1\n")

    course = load_course(own_course)
    results = grade(course, *folders) + grade(course, *folders[::-1])

    honest = [each for each in results if each.student.startswith("honest")]
    assert len(honest) == 2 * (len(chosen) + 1)
    assert {each.score for each in honest} == {10.0}
    assert all(without_time(each) == without_time(honest[0]) for each in honest)


# S9: fail closed

STEPS = [
    (os, "setsid"),
    (os, "closerange"),
    (os, "chdir"),
    (kernel, "die_with_parent"),
    (kernel, "hide_memory"),
    (jail.resource, "setrlimit"),
    (landlock, "restrict"),
    (seccomp, "install"),
]


@pytest.mark.parametrize(("module", "name"), STEPS, ids=[name for _, name in STEPS])
def test_a_jail_of_which_one_wall_fails_does_not_open(
    module, name, in_a_child, monkeypatch, tmp_path
):
    """What raises there ends the student process: nnkit.box.zygote, `_become_student`."""

    def fail(*arguments):
        raise OSError("it cannot be built")

    built = jail.build(["landlock", "seccomp", "rlimits", "descriptors", "dumpable"], "cpu")
    monkeypatch.setattr(module, name, fail)
    (tmp_path / "work").mkdir()
    said = tmp_path / "work" / "said"  # the jail closes every other way to tell

    def shut():
        channel, output = os.dup(1), os.dup(1)
        try:
            built.shut_student(Fork(str(tmp_path), Limits(), "cpu"), channel, output, os.getppid())
        except OSError as error:
            said.write_text(str(error), encoding="utf-8")
        else:
            said.write_text("it opened", encoding="utf-8")

    in_a_child(shut)

    assert said.read_text(encoding="utf-8") == "it cannot be built"
