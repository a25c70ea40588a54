"""A class on the six core exercises: nnkit beside a cold pytest each, beside the floor, beside
nnkit without the walls of its box, and beside other autograders.

Per submission at the margin, on all cores: what a class of BASE and COUNT takes less what a class
of BASE takes, so that the start of the workers does not count. Half of all answers are wrong
(benchmarks.submissions); the first three grade or run the same submissions. The autograders grade
right answers, one after another, as they do by themselves (benchmarks.peers).
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from benchmarks.clock import CORES, ROOT, Time, cpu_of_children, figures_of, nnkit, timed
from benchmarks.peers.environment import is_built
from benchmarks.submissions import FOLDER_VARIABLE, course, make_class
from benchmarks.table import Row, seconds

COUNT = 200
BASE = 4 * CORES
PLAIN = 3 * CORES  # a cold pytest takes seconds: some will do
WHAT = f"a submission of a class, {CORES} cores"
PYTEST, PYTEST_BUDGET = "a cold `pytest` for each", 60.0  # how many times as fast nnkit is to be
FLOOR, FLOOR_BUDGET = "the floor: a bare fork, the same torch work", 2.0  # at most times this
WALLS, WALLS_BUDGET = "the same without the walls of the box", 1.1
PEERS = {"nbgrader": ("`nbgrader autograde`", 150.0), "otter": ("`otter run`", 200.0)}
SOME, TURNS = 24 * CORES, 4
NO_WALLS = {"NNKIT_WITHOUT": "bubblewrap,unshare,landlock,seccomp,dumpable,capabilities,cgroup"}


def rows() -> list[Row]:
    """Measures nnkit once, and what stands beside it."""
    with tempfile.TemporaryDirectory(prefix="nnkit-bench-") as folder:
        few = make_class(Path(folder) / "few", BASE)
        many = make_class(Path(folder) / "many", BASE + COUNT)
        some = make_class(Path(folder) / "some", SOME)
        half = BASE + COUNT // 2
        _grade(few[0].parent)  # the banks of mutants' answers are made once for a course
        before = _floor(many[BASE:half])
        ours = (_grade(many[0].parent) - _grade(few[0].parent)) / COUNT
        floor = (before + _floor(many[half:])) / COUNT  # around it: a machine's pace changes
        boxed, open_ = _with_and_without_walls(some[0].parent)
        plain_pytest = _plain_pytest(many[:PLAIN]) / PLAIN
    return [
        _faster(ours, PYTEST, plain_pytest, PYTEST_BUDGET),
        _slower(ours, FLOOR, floor, FLOOR_BUDGET),
        _slower(boxed, WALLS, open_, WALLS_BUDGET),
        *(_beside(ours, name) for name in PEERS),
    ]


def _with_and_without_walls(folder: Path) -> tuple[Time, Time]:
    """Takes turns, the start of the workers included: what a wall costs is less than what a
    machine's pace changes in a minute."""
    boxed, open_ = Time(0, 0), Time(0, 0)
    for _ in range(TURNS):
        boxed += _grade(folder)
        open_ += _grade(folder, NO_WALLS)
    return boxed / (TURNS * SOME), open_ / (TURNS * SOME)


def _slower(ours: Time, peer: str, peers: Time, at_most: float) -> Row:
    ratio = ours.wall_s / peers.wall_s
    return Row(
        WHAT, seconds(ours.wall_s), peer, seconds(peers.wall_s), ratio, f"at most {at_most:g} x",
        ratio <= at_most, ours.cpu_s / peers.cpu_s,
    )  # fmt: skip


def _faster(ours: Time, peer: str, peers: Time, at_least: float) -> Row:
    ratio = peers.wall_s / ours.wall_s
    return Row(
        WHAT, seconds(ours.wall_s), peer, seconds(peers.wall_s), ratio, f"at least {at_least:g} x",
        ratio >= at_least, peers.cpu_s / ours.cpu_s,
    )  # fmt: skip


def _beside(ours: Time, name: str) -> Row:
    """Measures an autograder, where its environment is built."""
    peer, at_least = PEERS[name]
    if is_built(name):
        return _faster(ours, peer, Time(**figures_of(f"peers.{name}")), at_least)
    missing = f"not set up: `make bench PEERS={name}`"
    return Row(WHAT, seconds(ours.wall_s), peer, missing, None, f"at least {at_least:g} x")


def _grade(folder: Path, environment: dict[str, str] | None = None) -> Time:
    """Grades a class into a store of its own, so that nothing of it is there already."""
    with tempfile.TemporaryDirectory(prefix="nnkit-bench-") as out:
        options = ("--jobs", str(CORES), "--unsafe", "--quiet", "--out", out)
        return timed(nnkit("-C", str(ROOT), "grade", str(folder), *options), environment or {})


def _floor(folders: list[Path]) -> Time:
    """Starts a process for each core, lets them begin together, and waits for the last."""
    shares = [list(map(str, folders[number::CORES])) for number in range(CORES)]
    command = [sys.executable, "-W", "ignore", "-m", "benchmarks.floor"]
    workers = [
        subprocess.Popen(
            [*command, *share], cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        for share in shares
    ]
    ready = [worker.stdout.readline() for worker in workers if worker.stdout]
    assert all(line == "ready\n" for line in ready), "the floor did not start"
    ends = [worker.communicate("go\n")[0] for worker in workers]
    figures = [json.loads(end.splitlines()[-1]) for end in ends]
    return Time(max(each["wall_s"] for each in figures), sum(each["cpu_s"] for each in figures))


def _plain_pytest(folders: list[Path]) -> Time:
    """A fresh pytest for each submission, as many at once as there are cores."""
    solutions = str(course().solutions)
    command = [
        sys.executable, "-m", "pytest", "-q", "-c", os.devnull, "--rootdir", solutions,
        "--import-mode=importlib", "-p", "no:cacheprovider", "-p", "benchmarks.plain", solutions,
    ]  # fmt: skip

    def run(folder: Path) -> None:
        timed(command, {FOLDER_VARIABLE: str(folder), "OMP_NUM_THREADS": "1"})

    before, started = cpu_of_children(), time.perf_counter()
    with ThreadPoolExecutor(CORES) as pool:
        list(pool.map(run, folders))
    return Time(time.perf_counter() - started, cpu_of_children() - before)
