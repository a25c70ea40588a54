"""Jobs over worker processes of this machine: one judge, one zygote and one core for each.

Whoever is free takes the next job; on a GPU, when there is memory for it (nnkit.lanes). A worker
that dies, or does not answer for longer than any submission can take, is replaced, and what it had
is tried again; after TRIES it is a fault of ours, without a score. Workers' temporary files lie in
a folder of the parent's, which goes with it.
"""

import contextlib
import math
import multiprocessing
import os
import socket
import struct
import time
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path

from nnkit.errors import NnkitError, UsageError
from nnkit.fault import given_up
from nnkit.gpus import Meter, find_gpus
from nnkit.judge import scratch
from nnkit.judge.workers import cores
from nnkit.lanes import Gpu, Lane, Packing, lanes
from nnkit.plan import TRIES, Begin, Done, Environment, Job, Plan, Tell
from nnkit.results import Result, Verdict, from_json
from nnkit.worker import serve

TICK_S = 0.2
SLACK_S = 300.0  # beyond a submission's own limit: an exercise's bank may have to be made first
START_S = 600.0  # a slow disk may hold all of torch
MESSAGE_S = 30  # for one message, which waits in no queue
END_S = 10.0


@dataclass
class _Worker:
    """A process, the line to it, and what it is at."""

    process: BaseProcess
    line: Connection
    plan: Plan
    gpu: Gpu | None
    core: int | None
    is_warm: bool = False
    job: Job | None = None
    deadline: float = math.inf


def grade_over_workers(plan: Plan, begin: Begin, tell: Tell, count: int) -> None:
    """Does the jobs over `count` worker processes, each of its device."""
    gpus = () if plan.device == "cpu" else find_gpus()
    shares = lanes(plan.device, gpus, count)
    if not shares:
        raise UsageError("no GPU has memory left; wait for the others, or grade by `--device cpu`.")
    with scratch.workers_folder() as folder, contextlib.ExitStack() as opened:
        meter = opened.enter_context(Meter()) if gpus else None
        pool = _Pool(plan, folder, gpus, meter)
        try:
            pool.run(begin, tell, shares)
        finally:
            pool.close()


class _Pool:
    def __init__(
        self, plan: Plan, folder: Path, gpus: tuple[Gpu, ...], meter: Meter | None
    ) -> None:
        self._plan = plan
        self._folder = folder
        self._meter = meter
        self._workers: list[_Worker] = []
        self._boxes: dict[str, Environment] = {}  # by device, of the first worker that was warm
        self._jobs: Iterator[Job] | None = None  # None until there is one of each device
        self._next: deque[Job] = deque()  # what is to be tried again, and one read ahead
        self._lost: Counter[int] = Counter()  # how often each job lost its worker
        self._failed_starts = 0
        course, _, _ = plan.load()
        self._patience_s = TRIES * course.limits.submission_s + SLACK_S
        self._packing: Packing[int] = Packing(gpus, course.limits.memory_bytes)
        self._to_be_alone: dict[int, Job] = {}

    def run(self, begin: Begin, tell: Tell, shares: Sequence[Lane]) -> None:
        """Starts the workers, and ends when all jobs are done."""
        seats = [(lane.device, lane.gpu) for lane in shares for _ in range(lane.slots)]
        for (device, gpu), core in zip(seats, cores(len(seats)), strict=True):
            self._start(replace(self._plan, device=device), gpu, core)
        while self._jobs is None or self._hand_out():
            self._measure()
            for worker in self._with_news():
                for done in self._hear(worker, begin):
                    tell(done)
            tell(None)

    def close(self) -> None:
        """Ends the workers, at once those that are at something."""
        for worker in self._workers:
            worker.line.close()
            if worker.job or not worker.is_warm:
                worker.process.terminate()
        for worker in self._workers:
            worker.process.join(END_S)
            worker.process.kill()
            worker.process.join()

    def _start(self, plan: Plan, gpu: Gpu | None, core: int | None) -> None:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        name = gpu.name if gpu else ""
        process = context.Process(target=serve, args=(theirs, plan, self._folder, core, name))
        process.start()
        theirs.close()
        _bound(ours)
        deadline = time.monotonic() + START_S
        self._workers.append(_Worker(process, ours, plan, gpu, core, deadline=deadline))

    def _hand_out(self) -> bool:
        """Gives a job to each who is free; whether there is anything left to wait for."""
        for worker in self._workers:
            if worker.is_warm and worker.job is None and (job := self._job_for(worker.gpu)):
                worker.job = job
                worker.deadline = time.monotonic() + self._patience_s
                _send(worker)
        is_at_work = any(worker.job for worker in self._workers)
        return is_at_work or bool(self._to_be_alone) or self._look_ahead()

    def _job_for(self, gpu: Gpu | None) -> Job | None:
        """Gives the next job for a worker, if there is memory for it where it would run."""
        if gpu is None:
            return self._next.popleft() if self._look_ahead() else None
        alone = self._packing.let_one_in_alone(gpu)
        if alone is not None:
            return self._to_be_alone.pop(alone)
        if not self._packing.has_room(gpu) or not self._look_ahead():
            return None
        job = self._next.popleft()
        self._packing.enter(gpu, job.number)
        return job

    def _measure(self) -> None:
        for seen in self._meter.read() if self._meter else ():
            self._packing.look(seen.name, seen.used_bytes)

    def _look_ahead(self) -> bool:
        """Whether there is a job; it is read while the workers are at theirs."""
        if not self._next and self._jobs is not None:
            job = next(self._jobs, None)
            if job is not None:
                self._next.append(job)
        return bool(self._next)

    def _with_news(self) -> list[_Worker]:
        """Gives the workers that said something, ended or are overdue; waits a moment for them."""
        ready = wait([worker.line for worker in self._workers], TICK_S)
        now = time.monotonic()
        return [each for each in self._workers if each.line in ready or each.deadline < now]

    def _hear(self, worker: _Worker, begin: Begin) -> Iterator[Done]:
        try:
            said = worker.line.recv() if worker.line.poll() else None
        except (EOFError, OSError):
            said = None
        if isinstance(said, NnkitError):
            raise said
        if said is None:
            yield from self._replace(worker)
        elif isinstance(said, Environment):
            worker.is_warm, worker.deadline = True, math.inf
            self._boxes.setdefault(worker.plan.device, said)
            if self._jobs is None and {*self._boxes} == {w.plan.device for w in self._workers}:
                self._jobs = begin(_together([*self._boxes.values()]))
        else:
            yield from self._take(worker, from_json(said))

    def _take(self, worker: _Worker, result: Result) -> Iterator[Done]:
        """Takes a result, unless the job is to be done again without neighbours."""
        job, worker.job, worker.deadline = worker.job, None, math.inf
        assert job is not None
        if worker.gpu:
            self._packing.leave(worker.gpu, job.number)
            lost = (result.score or 0.0) < result.max_score
            memory = any(each.verdict is Verdict.MEMORY for each in result.exercises)
            if self._packing.is_owed_another(worker.gpu, job.number, lost, memory):
                self._to_be_alone[job.number] = job
                return
        yield Done(job.number, result)

    def _replace(self, worker: _Worker) -> Iterator[Done]:
        """Takes a fresh worker for one that is gone or does not answer."""
        self._workers.remove(worker)
        worker.process.kill()
        worker.process.join()
        worker.line.close()
        if not worker.is_warm:
            self._failed_starts += 1
        if self._failed_starts == TRIES:
            raise NnkitError(
                f"{TRIES} workers died, or did not answer, while they started; run `nnkit doctor`."
            )
        self._start(worker.plan, worker.gpu, worker.core)
        if worker.job is not None:
            if worker.gpu:
                self._packing.leave(worker.gpu, worker.job.number)
            self._lost[worker.job.number] += 1
            if self._lost[worker.job.number] < TRIES:
                self._next.appendleft(worker.job)
            else:
                yield given_up(worker.plan, worker.job)


def _together(boxes: Sequence[Environment]) -> Environment:
    return Environment(frozenset().union(*(each.levels for each in boxes)), boxes[0].torch)


def _send(worker: _Worker) -> None:
    with contextlib.suppress(OSError):  # it is gone, or stopped: its line or the time says so next
        worker.line.send(worker.job)


def _bound(line: Connection) -> None:
    """Bounds how long a message over a line may take: a worker that is stopped in the middle of
    one would else stop this process, and with it all others."""
    with socket.socket(fileno=os.dup(line.fileno())) as end:
        for option in (socket.SO_SNDTIMEO, socket.SO_RCVTIMEO):
            end.setsockopt(socket.SOL_SOCKET, option, struct.pack("ll", MESSAGE_S, 0))
