"""Does the trials of `verify`, one after another, in a box.

The checks of an exercise are collected once for the trials of it that come one after another.
Imports torch: a worker starts its zygote first.
"""

import contextlib
import itertools
import time
from collections.abc import Callable, Iterable, Iterator

import torch

from nnkit.collect.submissions import Submission
from nnkit.course import Assignment, Course, Exercise
from nnkit.errors import CourseError
from nnkit.judge.grade import Grader
from nnkit.judge.secret import load_secret, secret_path
from nnkit.judge.sentences import Manner
from nnkit.judge.session import Checks, with_checks
from nnkit.judge.zygote import Zygote
from nnkit.verify.case import Case
from nnkit.verify.files import finding_of
from nnkit.verify.trials import Answer, Form, Kind, Run, Trial, handed_in, secret_of, shuffled

Tell = Callable[[Answer], None]


def do_trials(course: Course, zygote: Zygote, trials: Iterable[Trial], tell: Tell) -> Zygote:
    """Does the trials as they come, tells one answer for each; gives the zygote: a fresh one where
    the one that came broke."""
    for exercise, group in itertools.groupby(trials, key=lambda trial: trial.exercise):
        zygote = _Bench(course, exercise, zygote).do(group, tell)
    return zygote


class _Bench:
    """One exercise with its checks collected, and the means to grade a file for it."""

    def __init__(self, course: Course, exercise: str, zygote: Zygote) -> None:
        self._course = course
        self._exercise: Exercise = course.exercise(exercise)
        self._zygote = zygote
        self._seed = 0
        self._made: Grader | None = None
        self._assignment: Assignment = next(
            each for each in course.assignments if self._exercise in each.exercises
        )

    def do(self, trials: Iterator[Trial], tell: Tell) -> Zygote:
        def work(checks: Checks) -> None:
            for trial in trials:
                tell(self._run(trial, checks))

        try:
            with_checks(self._course, self._assignment, [self._exercise], work, self._secret(0))
        except CourseError as error:
            told = [finding_of(self._course.root, error)]
            for _ in trials:
                tell(told)
        return self._zygote

    def _run(self, trial: Trial, checks: Checks) -> Run:
        started = time.monotonic()
        grader = self._grader(trial.seed, checks)
        handed = handed_in(trial, self._exercise)
        submission = Submission(trial.path.stem, {self._exercise.id: handed})
        with _default_dtype(torch.float64 if trial.form is Form.FLOAT64 else torch.float32):
            asked = self._checks_for(trial, grader.checks)
            result = grader.grade(submission, (self._exercise,), asked).exercises[0]
        self._zygote = grader.zygote
        seconds = time.monotonic() - started
        return Run(trial, result, {**grader.slowest}, grader.transcripts, seconds)

    def _checks_for(self, trial: Trial, checks: Checks) -> Checks:
        """A slow check is for right answers as they are, under the course's own secret, and for
        the mutants that name it; under further seeds a mutant has to fail that one only."""
        if trial.kind in (Kind.MUTANT, Kind.SIBLING):
            case = Case(self._course, self._exercise)
            named = case.killer_of(self._exercise.solutions / "mutants" / trial.path.name)
            return checks.only(named) if trial.seed else checks.quick(named)
        return checks if trial.form is Form.PLAIN and not trial.seed else checks.quick("")

    def _grader(self, seed: int, checks: Checks) -> Grader:
        """Gives the grader of a seed: trials of one seed come together."""
        if self._seed != seed or self._made is None:
            checks.draw_anew(self._secret(seed))
            ordered = checks.rearranged(lambda each: shuffled(each, seed))
            self._made = Grader(
                self._course, self._assignment, ordered, self._zygote, Manner(), diagnoses=False
            )
            self._seed = seed
        return self._made

    def _secret(self, seed: int) -> bytes:
        """The course's own for seed 0; one that is only here where it has none."""
        if seed == 0 and secret_path(self._course.root).is_file():
            return load_secret(self._course.root)
        return secret_of(seed)


@contextlib.contextmanager
def _default_dtype(dtype: torch.dtype) -> Iterator[None]:
    before = torch.get_default_dtype()
    torch.set_default_dtype(dtype)
    try:
        yield
    finally:
        torch.set_default_dtype(before)
