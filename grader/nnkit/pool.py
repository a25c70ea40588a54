"""Many submissions: here, one after another, or over worker processes of this machine.

Each worker is a fresh process with a judge and a zygote of its own; the parent hands out one path
at a time and tells results in the order of the paths. A worker that dies takes nothing with it but
the run: the parent says which submission it had.
"""

import contextlib
import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from pathlib import Path

from nnkit import levels
from nnkit.collect.paths import read_submission
from nnkit.course import Assignment, Course, Exercise, load_course
from nnkit.errors import NnkitError, Terminated, UsageError
from nnkit.judge import scratch
from nnkit.judge.zygote import Zygote
from nnkit.results import Result, from_json, to_json


@dataclass(frozen=True)
class Plan:
    """What is to be graded, and how; small enough to send to a worker."""

    course: Path
    assignment: str
    exercises: tuple[str, ...]
    device: str
    lang: str
    for_student: bool
    unsafe: bool = False  # grade at whatever level the box has

    def load(self) -> tuple[Course, Assignment, tuple[Exercise, ...]]:
        """Gives the course, its assignment and the exercises that are meant."""
        course = load_course(self.course)
        assignment = course.assignment(self.assignment)
        chosen = tuple(each for each in assignment.exercises if each.id in self.exercises)
        return course, assignment, chosen


_GARBAGE = 20_000  # objects between two looks of the collector: the judge makes few cycles
Tell = Callable[[Result], None]


def grade_all(plan: Plan, paths: Sequence[Path], jobs: int, tell: Tell) -> None:
    """Grades the submissions at `paths`; `tell` gets each result, in that order."""
    if jobs == 1:
        grade_here(plan, paths, tell)
    else:
        _grade_over_workers(plan, paths, jobs, tell)


def grade_here(plan: Plan, paths: Sequence[Path], tell: Tell) -> None:
    """Grades in this process. The zygote is started before torch is imported here."""

    def each(grade: Callable[[Path], Result]) -> None:
        for path in paths:
            tell(grade(path))

    _with_grader(plan, each)


def _with_grader(
    plan: Plan, work: Callable[[Callable[[Path], Result]], None], core: int | None = None
) -> None:
    """Starts a zygote, then a judge, and gives `work` the function that grades a path.

    With `core` judge and box keep to that processor once they are warm: they take turns, and a
    question finds its answerer's caches on the spot.
    """
    course, assignment, exercises = plan.load()
    zygote = Zygote(plan.device)
    gc.disable()  # while torch is imported: no garbage there, and a tenth of its time goes
    try:
        from nnkit.judge.grade import Grader  # torch: after the zygote was started
        from nnkit.judge.sentences import Manner
        from nnkit.judge.session import Checks, with_checks

        def run(checks: Checks) -> None:
            nonlocal zygote
            _check_level(zygote, plan)
            gc.freeze()
            gc.set_threshold(_GARBAGE)
            gc.enable()
            if core is not None:
                for pid in (0, zygote.pid):
                    os.sched_setaffinity(pid, {core})
            manner = Manner(plan.lang, plan.for_student)
            grader = Grader(course, assignment, checks, zygote, manner, _tell_bank)
            try:
                work(lambda path: grader.grade(read_submission(path, exercises), exercises))
            finally:
                zygote = grader.zygote

        with_checks(course, assignment, exercises, run)
    finally:
        gc.enable()
        zygote.close()


def _check_level(zygote: Zygote, plan: Plan) -> None:
    """Hidden checks are not run where student code could reach them."""
    zygote.wait()
    if not plan.unsafe and not levels.is_enough(zygote.level):
        why = f" ({', '.join(zygote.got_through)})" if zygote.got_through else ""
        raise UsageError(
            f"the box reaches level {zygote.level} on this machine, and student code could break "
            f"out of it{why}; see `nnkit doctor`, or grade all the same with `--unsafe`."
        )


def _tell_bank(exercise: str) -> None:
    sys.stderr.write(f"{exercise}: learning how its mutants answer, once for this course\n")


def _grade_over_workers(plan: Plan, paths: Sequence[Path], jobs: int, tell: Tell) -> None:
    with scratch.workers_folder() as folder:
        _over_workers(plan, paths, jobs, tell, folder)


def _over_workers(plan: Plan, paths: Sequence[Path], jobs: int, tell: Tell, folder: Path) -> None:
    context = multiprocessing.get_context("spawn")
    waiting = list(enumerate(paths))[::-1]
    busy: dict[Connection, int] = {}
    done: dict[int, Result] = {}
    told = 0
    workers = []
    try:
        for core in _cores(jobs):
            ours, theirs = context.Pipe()
            worker = context.Process(target=serve, args=(theirs, plan, folder, core))
            worker.start()
            theirs.close()
            workers.append((worker, ours))
            _hand_out(ours, waiting, busy)
        while busy:
            for ready in wait(list(busy)):
                assert isinstance(ready, Connection)
                number = busy.pop(ready)
                done[number] = _take(ready, paths[number])
                _hand_out(ready, waiting, busy)
            while told in done:
                tell(done.pop(told))
                told += 1
    finally:
        for worker, ours in workers:
            ours.close()
            if busy:
                worker.terminate()
        for worker, _ in workers:
            worker.join()


def _cores(jobs: int) -> list[int | None]:
    """Gives each worker a processor of its own, or none where there are too few."""
    ours = sorted(os.sched_getaffinity(0))
    return [*ours[:jobs]] if jobs <= len(ours) else [None] * jobs


def _hand_out(
    worker: Connection, waiting: list[tuple[int, Path]], busy: dict[Connection, int]
) -> None:
    if waiting:
        number, path = waiting.pop()
        worker.send(str(path))
        busy[worker] = number


def _take(worker: Connection, path: Path) -> Result:
    try:
        answer = worker.recv()
    except EOFError:
        raise NnkitError(
            f"a worker died while it graded {path}; run it again with `--jobs 1`."
        ) from None
    if isinstance(answer, Exception):
        raise answer
    return from_json(answer)


def serve(line: Connection, plan: Plan, folder: Path, core: int | None = None) -> None:
    """A worker: grades paths from the line until it closes; its temporary files lie in `folder`."""
    scratch.stay_within(folder)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent gets it, and ends this one
    signal.signal(signal.SIGTERM, _end)

    def work(grade: Callable[[Path], Result]) -> None:
        while True:
            try:
                path = Path(line.recv())
            except EOFError:
                return
            line.send(to_json(grade(path)))

    # Whether it has sent SIGTERM, at any moment, or closed the line: the parent has stopped.
    with contextlib.suppress(Terminated, BrokenPipeError, ConnectionResetError):
        try:
            _with_grader(plan, work, core)
        except NnkitError as error:
            line.send(error)


def _end(number: int, frame: object) -> None:
    raise Terminated
