"""A judge and its zygote at work: in this process, or as a worker that gets its jobs over a line.

A worker first sends its `Environment`, then the JSON of a result for each job, and ends when the
line is closed. An NnkitError in their place says why it cannot work.
"""

import gc
import os
import sys
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path

from nnkit import levels
from nnkit.collect.submissions import Submission
from nnkit.errors import NnkitError, UsageError
from nnkit.judge import scratch
from nnkit.judge.workers import as_worker, keep_to
from nnkit.judge.zygote import Zygote
from nnkit.plan import Begin, Done, Environment, Job, Plan, Tell
from nnkit.results import Result, to_json

Grade = Callable[[Job], Result]
_GARBAGE = 20_000  # objects between two looks of the collector: the judge makes few cycles


def grade_here(plan: Plan, begin: Begin, tell: Tell) -> None:
    """Grades in this process. The zygote is started before torch is imported here."""

    def work(environment: Environment, grade: Grade) -> None:
        for job in begin(environment):
            tell(Done(job.number, grade(job)))

    _with_grader(plan, work)


def grade_one(plan: Plan, submission: Submission) -> Result:
    """Grades one submission in this process."""
    results: list[Result] = []

    def begin(environment: Environment) -> Iterator[Job]:
        yield Job(0, submission, plan.exercises)

    def tell(done: Done | None) -> None:
        if done:
            results.append(done.result)

    grade_here(plan, begin, tell)
    return results[0]


def serve(
    line: Connection, plan: Plan, folder: Path, core: int | None = None, gpu: str = ""
) -> None:
    """A worker: does jobs from the line until it closes; its temporary files lie in `folder`, and
    it keeps to the processor `core`, if that is given. `gpu` is the one for its box, by a name for
    CUDA_VISIBLE_DEVICES."""
    if gpu:
        os.environ["CUDA_VISIBLE_DEVICES"] = gpu

    def work(environment: Environment, grade: Grade) -> None:
        line.send(environment)
        while True:
            try:
                job = line.recv()
            except EOFError:
                return
            line.send(to_json(grade(job)))

    with as_worker(folder):
        try:
            _with_grader(plan, work, core)
        except NnkitError as error:
            line.send(error)


def _with_grader(
    plan: Plan, work: Callable[[Environment, Grade], None], core: int | None = None
) -> None:
    """Starts a zygote, then a judge, and gives `work` the function that does a job."""
    course, assignment, exercises = plan.load()
    with scratch.space_told():
        zygote = Zygote(plan.device)
    gc.disable()  # while torch is imported: no garbage there, and a tenth of its time goes
    try:
        from nnkit.judge.grade import Grader  # torch: after the zygote was started
        from nnkit.judge.sentences import Manner
        from nnkit.judge.session import Checks, with_checks

        def run(checks: Checks) -> None:
            nonlocal zygote
            _check_level(zygote, plan)
            _settle(zygote, core)
            manner = Manner(plan.lang, plan.for_student)
            grader = Grader(
                course, assignment, checks, zygote, manner, _tell_bank, twice=plan.twice
            )
            environment = Environment(frozenset({zygote.level}), zygote.torch)

            def grade(job: Job) -> Result:
                with scratch.space_told():
                    return grader.grade(job.submission, assignment.chosen(job.exercises))

            try:
                work(environment, grade)
            finally:
                zygote = grader.zygote

        with_checks(course, assignment, exercises, run)
    finally:
        gc.enable()
        zygote.close()


def _settle(zygote: Zygote, core: int | None) -> None:
    """Leaves what is imported by now to itself, and the processor to this judge and its box."""
    gc.freeze()
    gc.set_threshold(_GARBAGE)
    gc.enable()
    keep_to(core, zygote)


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
