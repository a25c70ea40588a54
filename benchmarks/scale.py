"""Large classes: cores beside one core, the ten thousandth submission beside the first, the store.

Workers are measured on the six core exercises, at the margin; how the rate holds on a class of LONG
that hands in the tests' small exercise. For the memory of CROWD submissions stub work stands in for
boxes and torch: the parent, its index and its store are the real ones.
"""

import subprocess
import tempfile
import time
from pathlib import Path

from benchmarks.clock import CORES, ROOT, figures_of, nnkit, timed
from benchmarks.submissions import make_class, make_small_class
from benchmarks.table import Row, seconds

BASE, COUNT = 4, 48  # submissions a worker
CORES_BUDGET = 0.9  # of linear
LONG, PART = 10_000, 1000
RATE_BUDGET = 0.95
FEW, CROWD = 100, 100_000
MEMORY_BUDGET = 1.05
RESULTS = 10_000
STORE_BUDGET = 0.03  # of what grading them takes


def rows() -> list[Row]:
    """Measures all of it; takes some minutes."""
    with tempfile.TemporaryDirectory(prefix="nnkit-bench-") as folder:
        work = Path(folder)
        each = {jobs: _margin(work / f"cores{jobs}", jobs) for jobs in (1, CORES)}
        first, last = _rates(*make_small_class(work / "long", LONG), work / "out")
    stub = figures_of("stub", str(FEW), str(CROWD))
    return [
        _cores_row(each[1], each[CORES]),
        _rate_row(first, last),
        _memory_row(stub["early"], stub["late"]),
        _store_row(stub["store_s"] * RESULTS / stub["results"], each[1] / 6 * RESULTS),
        _parent_row(stub["run_s"] / CROWD, each[1]),
    ]


def _margin(folder: Path, jobs: int) -> float:
    """Gives the seconds that one submission takes more."""
    few = make_class(folder / "few", BASE * jobs)
    many = make_class(folder / "many", (BASE + COUNT) * jobs)
    took = []
    for made in (few, many):
        options = ("--jobs", str(jobs), "--quiet", "--out", str(folder / f"out{len(made)}"))
        took.append(timed(nnkit("-C", str(ROOT), "grade", str(made[0].parent), *options)).wall_s)
    return (took[1] - took[0]) / (COUNT * jobs)


def _rates(course: Path, folder: Path, out: Path) -> tuple[float, float]:
    """Gives submissions a second in the first and in the last PART of a class; the very first
    ones, which wait for the workers' start, are left out of both."""
    options = ("--jobs", str(CORES), "--format", "json", "--quiet", "--out", str(out))
    command = nnkit("-C", str(course), "grade", str(folder), *options)
    at = {}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as program:
        assert program.stdout is not None
        for number, _ in enumerate(program.stdout, start=1):
            at[number] = time.perf_counter()
    assert len(at) == LONG, "the class was not graded to its end"
    start, end = PART // 5, LONG - PART // 5
    return PART / (at[start + PART] - at[start]), PART / (at[end] - at[end - PART])


def _cores_row(one: float, all_: float) -> Row:
    share = one / all_ / CORES
    return Row(
        f"a submission of a class, {CORES} workers", seconds(all_), "one worker", seconds(one),
        share, f"at least {CORES_BUDGET:g} of linear", share >= CORES_BUDGET,
    )  # fmt: skip


def _rate_row(first: float, last: float) -> Row:
    return Row(
        f"the rate of the last {PART:,} of {LONG:,}", f"{last:.1f} a second",
        f"of the first {PART:,}", f"{first:.1f} a second",
        last / first, f"at least {RATE_BUDGET:g} x", last / first >= RATE_BUDGET,
    )  # fmt: skip


def _memory_row(early: float, late: float) -> Row:
    return Row(
        f"a class's parent, memory after {CROWD:,}", f"{late:.1f} MiB", f"after {FEW}",
        f"{early:.1f} MiB", late / early, f"at most {MEMORY_BUDGET:g} x",
        late / early <= MEMORY_BUDGET,
    )  # fmt: skip


def _store_row(store: float, run: float) -> Row:
    return Row(
        f"storing {RESULTS:,} results", seconds(store), "grading them, on one core", seconds(run),
        store / run, f"at most {STORE_BUDGET:g} x", store / run <= STORE_BUDGET,
    )  # fmt: skip


def _parent_row(parent: float, graded: float) -> Row:
    """Says how many cores one parent can feed: the ratio is one over that."""
    return Row(
        "what a class's parent does for one submission of one exercise", seconds(parent),
        "grading six, on one core", seconds(graded), parent / graded,
    )  # fmt: skip
