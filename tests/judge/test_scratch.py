"""Folders of temporary files: whose they are, and what becomes of those of killed processes."""

import os
import signal
import subprocess
import sys

import pytest

KEEPS = """
import sys
from nnkit.judge import scratch
print(scratch.base(), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def begin(tmp_path):
    """Starts processes with a folder each in `tmp_path`, and gives both."""
    started = []

    def run(code=KEEPS):
        process = subprocess.Popen(
            [sys.executable, "-c", code],
            env={**os.environ, "TMPDIR": str(tmp_path)},
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        started.append(process)
        return process, process.stdout.readline().strip()

    yield run
    for process in started:
        process.kill()
        process.communicate()


def clear(tmp_path):
    code = "from nnkit.judge import scratch; scratch.clear_left()"
    env = {**os.environ, "TMPDIR": str(tmp_path)}
    subprocess.run([sys.executable, "-c", code], env=env, check=True)


def test_what_a_killed_process_left_is_cleared_and_nothing_else(begin, tmp_path):
    (_, of_one_alive), (killed, its) = begin(), begin()
    (tmp_path / "nnkit-not-ours").mkdir()
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    assert os.path.isdir(its)  # noqa: PTH112 - a text

    clear(tmp_path)

    left = sorted(str(path) for path in tmp_path.iterdir())
    assert left == sorted([of_one_alive, str(tmp_path / "nnkit-not-ours")])


def test_a_link_is_not_followed(tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "lock").touch()
    inside = tmp_path / "tmp"
    inside.mkdir()
    (inside / "nnkit-link").symlink_to(outside)

    clear(inside)

    assert (outside / "lock").exists()


def test_a_process_that_ends_takes_its_folder_along(begin, tmp_path):
    process, folder = begin()
    assert os.listdir(tmp_path) == [os.path.basename(folder)]  # noqa: PTH208, PTH119 - texts

    process.communicate()

    assert list(tmp_path.iterdir()) == []


def test_a_worker_stays_within_its_parents_folder_which_goes_whatever_it_left(begin, tmp_path):
    code = """
import subprocess, sys
from nnkit.judge import scratch
worker = "import os; from nnkit.judge import scratch; from pathlib import Path; " + (
    "scratch.stay_within(Path(%r)); print(scratch.base(), flush=True); os.kill(os.getpid(), 9)")
with scratch.workers_folder() as folder:
    done = subprocess.run([sys.executable, "-c", worker % str(folder)], stdout=subprocess.PIPE)
    place = done.stdout.decode().strip()
print(place, flush=True)
"""
    process, place = begin(code)
    process.communicate()

    assert place.startswith(f"{tmp_path}/nnkit-")
    assert place.count("/nnkit-") == 2
    assert list(tmp_path.iterdir()) == []
