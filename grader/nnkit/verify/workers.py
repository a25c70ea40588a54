"""Jobs of `verify` over worker processes, each with a judge, a zygote and a core of its own.

A worker starts judge and zygote with its first trial; pages come before, and need neither. The
parent never imports torch. It hands out one job at a time, in their order, so that workers
are at the same exercise; a worker that dies ends the run with a sentence.
"""

import contextlib
import itertools
import multiprocessing
from collections.abc import Iterator, Sequence
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import cast

from nnkit.course import Course, load_course
from nnkit.errors import NnkitError
from nnkit.judge import scratch
from nnkit.judge.workers import as_worker, cores, keep_to
from nnkit.judge.zygote import Zygote
from nnkit.verify.case import Case
from nnkit.verify.examples import check_examples
from nnkit.verify.public_tests import check_public_tests
from nnkit.verify.report import Finding
from nnkit.verify.trials import Answer, Job, Pages, Trial


def over_workers(root: Path, jobs: Sequence[Job], workers: int) -> Iterator[tuple[Job, Answer]]:
    """Gives each job with its answer, in the order in which they are done."""
    with scratch.workers_folder() as folder:
        yield from _over_workers(root, jobs, workers, folder)


def _over_workers(
    root: Path, jobs: Sequence[Job], workers: int, folder: Path
) -> Iterator[tuple[Job, Answer]]:
    context = multiprocessing.get_context("spawn")
    waiting = list(jobs)[::-1]
    busy: dict[Connection, Job] = {}
    started = []
    try:
        for core in cores(workers):
            ours, theirs = context.Pipe()
            worker = context.Process(target=serve, args=(theirs, root, core, folder))
            worker.start()
            theirs.close()
            started.append((worker, ours))
            _hand_out(ours, waiting, busy)
        while busy:
            for ready in wait(list(busy)):
                assert isinstance(ready, Connection)
                job = busy.pop(ready)
                yield job, _take(ready)
                _hand_out(ready, waiting, busy)
    finally:
        for worker, ours in started:
            ours.close()
            if busy:
                worker.terminate()
        for worker, _ in started:
            worker.join()


def _hand_out(worker: Connection, waiting: list[Job], busy: dict[Connection, Job]) -> None:
    if waiting:
        job = waiting.pop()
        worker.send(job)
        busy[worker] = job


def _take(worker: Connection) -> Answer:
    try:
        answer: Answer | Exception = worker.recv()
    except EOFError:
        raise NnkitError(
            "a worker of `verify` died; run it again with `--jobs 1`, or on one exercise."
        ) from None
    if isinstance(answer, Exception):
        raise answer
    return answer


def serve(line: Connection, root: Path, core: int | None, folder: Path) -> None:
    """A worker: does jobs from the line until it closes; its temporary files lie in `folder`."""
    with as_worker(folder):
        try:
            _serve(line, load_course(root), core)
        except NnkitError as error:
            line.send(error)


def _serve(line: Connection, course: Course, core: int | None) -> None:
    jobs = _received(line)
    for job in jobs:
        if isinstance(job, Pages):
            line.send(look_at(course, job))
        else:  # pages come first
            trials = cast(Iterator[Trial], itertools.chain([job], jobs))
            _serve_trials(line, course, core, trials)


def _serve_trials(
    line: Connection, course: Course, core: int | None, trials: Iterator[Trial]
) -> None:
    zygote = Zygote()
    try:
        from nnkit.verify.bench import do_trials  # torch: after the zygote was started

        keep_to(core, zygote)
        zygote = do_trials(course, zygote, trials, line.send)
    finally:
        zygote.close()


def look_at(course: Course, pages: Pages) -> list[Finding]:
    """Runs the examples of the statements, or the public tests."""
    cases = [Case(course, course.exercise(name)) for name in pages.exercises]
    if pages.what == "examples":
        return check_examples(cases)
    return list(check_public_tests(cases))


def _received(line: Connection) -> Iterator[Job]:
    with contextlib.suppress(EOFError):
        while True:
            yield line.recv()
