"""`verify` from start to `Report`: read, run, hold against the rules. Never a traceback for a
course that is broken."""

import contextlib
import os
import time
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from nnkit.course import COURSE_FILE, Course, Exercise, load_course
from nnkit.errors import CourseError
from nnkit.verify import answers, files, hidden, pages, stubs
from nnkit.verify.answers import Runs
from nnkit.verify.case import Case
from nnkit.verify.matrix import report_on
from nnkit.verify.report import Finding, Report
from nnkit.verify.trials import Answer, Job, Pages, Run, Trial, plan
from nnkit.verify.workers import look_at, over_workers

if TYPE_CHECKING:
    from nnkit.judge.zygote import Zygote

# What these find leaves nothing that could be read or run further.
_FIRST = (files.check_missing_files, files.check_readable_files)
_READ = (
    files.check_listed_files,
    files.check_names,
    stubs.check_signatures,
    stubs.check_todos,
    pages.check_ladder,
    pages.check_pages,
    pages.check_translations,
)
_RUN = (
    answers.check_collected,
    answers.check_points,
    answers.check_right_answers,
    answers.check_forms,
    answers.check_stub,
    answers.check_mutants,
    answers.check_siblings,
    answers.check_kills,
    answers.check_seeds,
    answers.check_time,
)
_JOBS_A_WORKER = 20  # its start takes as long as some dozens of trials


class Progress(Protocol):
    """Who is told how far it is."""

    def begin(self, total: int) -> None:
        """So many jobs are to be done."""

    def advance(self, name: str, left: int) -> None:
        """One job is done; `left` are left of the exercise `name`."""


@dataclass(frozen=True)
class Options:
    """How thorough it is: `seeds` for all files (None: two, for the reference), and how many
    workers (None: by the number of jobs)."""

    seeds: int | None = None
    workers: int | None = None


def verify_at(root: Path, exercises: Sequence[str], options: Options, progress: Progress) -> Report:
    """Verifies the course in that folder, or these of its exercises; a course that cannot be loaded
    is a finding. UsageError for a name that is none, or a folder without a course."""
    try:
        course = load_course(root)
    except CourseError as error:
        if not (root / COURSE_FILE).is_file():
            raise
        return Report(findings=[files.finding_of(root, error)], exercises=[], seconds=0.0)
    chosen = tuple(map(course.exercise, exercises)) or course.exercises
    return verify(course, chosen, options, progress)


def verify(
    course: Course,
    chosen: Sequence[Exercise],
    options: Options,
    progress: Progress,
    zygote: "Zygote | None" = None,
) -> Report:
    """Verifies the chosen exercises: over workers, or here with a zygote that is given."""
    started = time.monotonic()
    cases = [Case(course, exercise) for exercise in chosen]
    found = {case.exercise.id: [each for rule in _FIRST for each in rule(case)] for case in cases}
    whole = [case for case in cases if not found[case.exercise.id]]
    for case in whole:
        found[case.exercise.id] += [each for rule in _READ for each in rule(case)]
    _look_for_hidden(whole, found)
    general = _general(course) if len(cases) == len(course.exercises) else []
    reports = []
    runs, told = _run(course, whole, options, progress, zygote)
    for case in cases:
        mine = Runs(case, tuple(runs.get(case.exercise.id, ())))
        found[case.exercise.id] += [each for rule in _RUN for each in rule(mine) if mine.all]
        reports.append(report_on(mine))
    findings = [*general, *(each for case in cases for each in found[case.exercise.id]), *told]
    seconds = round(time.monotonic() - started, 3)
    return Report(findings=findings, exercises=reports, seconds=seconds)


def _general(course: Course) -> list[Finding]:
    return [*files.check_listed_folders(course), *pages.check_titles(course)]


def _look_for_hidden(cases: Sequence[Case], found: dict[str, list[Finding]]) -> None:
    everywhere = [hidden.Hidden(case) for case in cases]
    for own in everywhere:
        found[own.case.exercise.id] += hidden.check_hints(own)
        found[own.case.exercise.id] += hidden.check_public_texts(own, everywhere)


def _run(
    course: Course,
    cases: Sequence[Case],
    options: Options,
    progress: Progress,
    zygote: "Zygote | None",
) -> tuple[dict[str, list[Run]], list[Finding]]:
    """Does the jobs; gives the runs by exercise in their order, and what else was found."""
    jobs = _jobs(cases, options.seeds) if cases else []
    progress.begin(len(jobs))
    places = {job: number for number, job in enumerate(jobs)}
    runs: list[tuple[int, Run]] = []
    told: list[Finding] = []
    left = {case.exercise.id: 0 for case in cases}
    for job in jobs:
        left[_name(job)] = left.get(_name(job), 0) + 1
    with contextlib.closing(_answers(course, jobs, options, zygote)) as done:
        for job, answer in done:
            left[_name(job)] -= 1
            progress.advance(_name(job), left[_name(job)])
            if isinstance(answer, Run):
                runs.append((places[job], answer))
            else:
                told += [each for each in answer if each not in told]
    by_exercise: dict[str, list[Run]] = {}
    for _, run in sorted(runs, key=lambda pair: pair[0]):
        by_exercise.setdefault(run.trial.exercise, []).append(run)
    return by_exercise, sorted(told, key=lambda each: (each.rule, each.file, each.line or 0))


def _name(job: Job) -> str:
    return job.exercise if isinstance(job, Trial) else job.what


def _jobs(cases: Sequence[Case], seeds: int | None) -> list[Job]:
    """Gives the jobs in the order in which they are handed out: what takes longest first."""
    names = tuple(case.exercise.id for case in cases)
    first: list[Job] = [Pages("examples", names), Pages("public tests", names)]
    return [*first, *(trial for case in cases for trial in plan(case, seeds))]


def _answers(
    course: Course, jobs: Sequence[Job], options: Options, zygote: "Zygote | None"
) -> Generator[tuple[Job, Answer]]:
    if zygote is not None:
        yield from _here(course, jobs, zygote)
    elif jobs:
        cores = len(os.sched_getaffinity(0))
        workers = options.workers or max(1, min(cores, len(jobs) // _JOBS_A_WORKER))
        yield from over_workers(course.root, jobs, workers)


def _here(course: Course, jobs: Sequence[Job], zygote: "Zygote") -> Generator[tuple[Job, Answer]]:
    """Does the jobs in this process; the zygote is left as it is, for the next course."""
    from nnkit.verify.bench import do_trials

    answered: list[Answer] = [look_at(course, job) for job in jobs if isinstance(job, Pages)]
    do_trials(course, zygote, (job for job in jobs if isinstance(job, Trial)), answered.append)
    yield from zip(jobs, answered, strict=True)
