"""A class whose work is a stub: what its parent holds and what its store takes, as JSON.

`python -m benchmarks.stub EARLY LATE` runs a class of LATE through the real run, index and store;
boxes and checks are left out, and results are of the size of real ones. It gives the memory in MiB
after EARLY and after LATE, the seconds in the store and those of the whole run.
"""

import json
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import psutil
from nnkit.collect.classes import collect
from nnkit.course import load_course
from nnkit.plan import Begin, Done, Environment, Plan, Tell, Wanted
from nnkit.results import CheckResult, ExerciseResult, Outcome, Result, Verdict
from nnkit.run import ClassRun
from nnkit.store.rows import Entry, Run, Stored
from nnkit.store.store import Store, open_store

from benchmarks.clock import ROOT

CHECKS = 25  # of an exercise


class _Timed(Store):
    """A store that counts the seconds of its writing."""

    seconds = 0.0

    def write(self, run: Run, entries: Sequence[Entry]) -> list[Stored]:
        started = time.perf_counter()
        stored = super().write(run, entries)
        self.seconds += time.perf_counter() - started
        return stored


def main(early: int, late: int) -> None:
    """Runs the class and prints what was seen."""
    course = load_course(ROOT / "tests" / "course")
    assignment = course.assignments[0]
    names = tuple(each.id for each in assignment.exercises)
    plan = Plan(course.root, assignment.name, names, "cpu", "en", for_student=False)
    looks: list[float] = []
    told = 0

    def show(result: Result, is_new: bool) -> None:
        nonlocal told
        told += 1
        if told in (early, late):
            looks.append(psutil.Process().memory_info().rss / 2**20)

    with tempfile.TemporaryDirectory(prefix="nnkit-bench-") as folder:
        _hand_in(Path(folder) / "class", late)
        collected = collect([Path(folder) / "class"], assignment.exercises)
        with open_store(str(Path(folder) / "results.db")) as opened, collected:
            store = _Timed(opened.engine, opened.url)
            started = time.perf_counter()
            run = ClassRun(plan, store, collected, Wanted(), show)
            _work(plan, run.begin, run.tell)
            run.end()
            run_s = time.perf_counter() - started
    seen = {
        "early": looks[0], "late": looks[1], "store_s": store.seconds, "results": told,
        "run_s": run_s,
    }  # fmt: skip
    print(json.dumps(seen))


def _hand_in(folder: Path, count: int) -> None:
    for student in range(count):
        place = folder / f"student{student:06}"
        place.mkdir(parents=True)
        (place / "cumsum.py").write_text(f"# {student}\n", encoding="utf-8")


def _work(plan: Plan, begin: Begin, tell: Tell) -> None:
    checks = [_check(number) for number in range(CHECKS)]
    for job in begin(Environment(frozenset({"full"}), "stub")):
        exercises = [_exercise(name, checks) for name in job.exercises]
        result = Result(
            student=job.submission.student, assignment=plan.assignment, score=None, max_score=10.0,
            device="cpu", level="full", torch="stub", course="", seconds=0.1, exercises=exercises,
        )  # fmt: skip
        tell(Done(job.number, result))


def _check(number: int) -> CheckResult:
    return CheckResult(
        id=f"test_cumsum.py::test_of_some_length_{number}", title=f"it does what it does, {number}",
        outcome=Outcome.PASSED, points=0.4, max_points=0.4, hint="What does it do?",
        target="cumulative_sum",
    )  # fmt: skip


def _exercise(name: str, checks: list[CheckResult]) -> ExerciseResult:
    return ExerciseResult(
        id=name, file="cumsum.py", sha256="0" * 64, verdict=Verdict.OK, message="", notes=[],
        score=10.0, max_score=10.0, checks=checks,
    )  # fmt: skip


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
