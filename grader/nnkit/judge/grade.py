"""One submission from start to `Result`: a page of calls.

For each exercise: lay its files out in the scratch folder, open it over the link, run its checks,
turn what came of them into outcomes, points and sentences. A fault of ours is tried again in a
fresh box; after TRIES it is `internal_error`, without a score. Failed checks are diagnosed when the
box is gone: their exercise's bank of mutants may have to be made first, in the same zygote.
"""

import ast
import contextlib
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from nnkit.collect.submissions import Handed, Submission, lay_out
from nnkit.course import Assignment, Course, Exercise
from nnkit.digest import course_digest
from nnkit.errors import (
    NO_SPACE,
    BoxError,
    CheckError,
    StudentError,
    StudentForbidden,
    StudentGone,
)
from nnkit.judge.bank import find_bank
from nnkit.judge.diagnose import Bank, Mutant, Transcripts, add_diagnosis, diagnose
from nnkit.judge.docstrings import read_docstring
from nnkit.judge.failed import transcripts_of
from nnkit.judge.link import Link
from nnkit.judge.plugin import Check, Ran
from nnkit.judge.reading import Reader
from nnkit.judge.scratch import scratch
from nnkit.judge.sentences import Manner
from nnkit.judge.session import Checks
from nnkit.judge.source import Source
from nnkit.judge.unstable import mark_unstable
from nnkit.judge.zygote import Zygote
from nnkit.results import CheckResult, ExerciseResult, Outcome, Result, Verdict, total
from nnkit.texts import clean, say

TRIES = 3
_Ran = tuple[ExerciseResult, list[tuple[Check, Ran]]]


class Grader:
    """Grades submissions of one assignment, one after another, with one zygote."""

    def __init__(
        self,
        course: Course,
        assignment: Assignment,
        checks: Checks,
        zygote: Zygote,
        manner: Manner,
        tell: Callable[[str], None] = lambda exercise: None,
        diagnoses: bool = True,
        twice: bool = False,
    ) -> None:
        self.zygote = zygote
        self._twice = twice and not manner.for_student  # the marks are for staff
        self._tell = tell  # of the exercise whose bank is about to be made: it takes seconds
        self._diagnoses = diagnoses
        self.slowest: dict[str, float] = {}  # of the last submission, as its link measured
        self.transcripts: Transcripts = {}  # of the last exercise
        self._course = course
        self._assignment = assignment
        self.checks = checks
        self._manner = manner
        self._digest = course_digest(course)
        self._reader = Reader()
        self._banks: dict[str, Bank] = {}

    def grade(
        self,
        submission: Submission,
        exercises: tuple[Exercise, ...],
        checks: Checks | None = None,
    ) -> Result:
        """Grades the exercises of a submission, by all checks or by those that are given."""
        started = time.monotonic()
        with scratch() as folder:
            link = Link(self.zygote, self._course.limits.submission_s, folder)
            try:
                asked = checks or self.checks
                all_ran = [
                    self._exercise(submission, each, asked, link, folder) for each in exercises
                ]
            finally:
                self.slowest = link.slowest
                with contextlib.suppress(BoxError):  # told where it matters: at the next fork
                    link.close()
        self.zygote.wait()
        if self._twice:
            both = zip(exercises, all_ran, strict=True)
            all_ran = [self._again(submission, *each) for each in both]
        graded = [self._diagnosed(*each) for each in zip(exercises, all_ran, strict=True)]
        return Result(
            student=submission.student,
            assignment=self._assignment.name,
            score=total(graded),
            max_score=sum(self._assignment.points[exercise.id] for exercise in exercises),
            device=self.zygote.device,
            level=self.zygote.level,
            torch=self.zygote.torch,
            course=self._digest,
            seconds=round(time.monotonic() - started, 3),
            exercises=graded,
        )

    def _exercise(
        self,
        submission: Submission,
        exercise: Exercise,
        checks: Checks,
        link: Link,
        scratch: Path,
    ) -> _Ran:
        """Grades one exercise; a fault of ours is tried again."""
        handed = submission.files.get(exercise.id)
        if handed is None or handed.problem:
            return self._missing(exercise, handed), []
        error: BoxError | OSError | None = None
        for number in range(TRIES):
            folder = scratch / str(number) / exercise.id
            folder.parent.mkdir(exist_ok=True)
            try:
                return self._run(exercise, handed, checks, link, folder)
            except (BoxError, OSError) as broken:
                error = broken
                self._start_afresh(link, broken)
        if isinstance(error, OSError) and error.errno in NO_SPACE:
            raise error  # nobody else's files would find any either
        message = say("internal_error", self._manner.lang)
        notes = [] if self._manner.for_student else [str(error)]
        verdict = Verdict.INTERNAL_ERROR
        return self._result(exercise, handed, verdict, message, notes, None, []), []

    def _run(
        self, exercise: Exercise, handed: Handed, checks: Checks, link: Link, folder: Path
    ) -> _Ran:
        place = lay_out(handed, exercise, folder)
        source = Source(place, handed.cells, _props(exercise), exercise.limits)
        called = {check.target for check in checks.of(exercise.id)}
        self._reader.ask(exercise.forbid, place, handed, called)
        failure: StudentError | StudentGone | None = None
        try:
            link.open(source)
        except (StudentError, StudentGone) as error:
            failure = error
        reading = self._reader.answer()
        ran = checks.run(exercise.id, link, exercise.forbid, reading.proved)
        told = [self._check(check, result) for check, result in ran]
        verdict, message = self._manner.verdict(
            exercise.file, failure, [result.error for _, result in ran]
        )
        earned = {each.target for each in told if each.points} & set(exercise.forbid)
        notes = [*handed.notes, *link.notes, *reading.notes(earned)]
        notes = [] if self._manner.for_student else notes
        score = round(sum(check.points for check in told), 6)
        return self._result(exercise, handed, verdict, message, notes, score, told), ran

    def _diagnosed(self, exercise: Exercise, graded: _Ran) -> ExerciseResult:
        """Gives the result with the diagnoses of its failed checks."""
        result, ran = graded
        wrong = transcripts_of(ran)
        self.transcripts = wrong
        if not wrong or not self._diagnoses:
            return result
        tried = [check.id for check, end in ran if end.outcome is not Outcome.SKIPPED]
        found = diagnose(self._bank(exercise), wrong, tried)
        lang = self._manner.lang
        checks = [add_diagnosis(check, found.get(check.id), lang) for check in result.checks]
        return msgspec.structs.replace(result, checks=checks)

    def _bank(self, exercise: Exercise) -> Bank:
        if exercise.id not in self._banks:
            self._banks[exercise.id] = find_bank(
                self._course,
                self._assignment,
                exercise,
                self.zygote.device,
                lambda: tuple(self._mutants(exercise)),
            )
        return self._banks[exercise.id]

    def _mutants(self, exercise: Exercise) -> Iterator[Mutant]:
        """Runs every mutant of an exercise; one that our own fault stops is left out."""
        self._tell(exercise.id)
        for path in sorted(exercise.solutions.glob("mutants/*.py")):
            text = path.read_bytes()
            said = read_docstring(ast.get_docstring(ast.parse(text)) or "")
            checks = self.checks.quick(said.get("killed by", ""))
            submission = Submission(path.stem, {exercise.id: Handed(exercise.file, text)})
            _, ran = self._alone(submission, exercise, checks)
            yield Mutant(path.stem, said, transcripts_of(ran))

    def _again(self, submission: Submission, exercise: Exercise, graded: _Ran) -> _Ran:
        """Runs each failed check again; one that ends otherwise is marked, and earns nothing."""
        result, ran = graded
        names = {each.name for each, end in ran if end.outcome in (Outcome.FAILED, Outcome.ERRORED)}
        again = [
            each
            for name in sorted(names)
            for each in self._alone(submission, exercise, self.checks.only(name))[1]
            if each[0].name == name
        ]
        return mark_unstable(result, again), ran

    def _alone(self, submission: Submission, exercise: Exercise, checks: Checks) -> _Ran:
        """Grades one exercise in a student process of its own."""
        with scratch() as folder:
            link = Link(self.zygote, self._course.limits.submission_s, folder)
            try:
                return self._exercise(submission, exercise, checks, link, folder)
            finally:
                with contextlib.suppress(BoxError):
                    link.close()

    def _start_afresh(self, link: Link, error: BoxError | OSError) -> None:
        """Takes a fresh student process after a check broke, and else a fresh zygote."""
        try:
            link.close()
        except BoxError as broken:
            error = broken
        if isinstance(error, CheckError):
            return
        self.zygote.close()
        self.zygote = link.zygote = Zygote(self.zygote.device, self.zygote.without)

    def _check(self, check: Check, ran: Ran) -> CheckResult:
        passed = ran.outcome is Outcome.PASSED
        lang = self._manner.lang
        return CheckResult(
            id=check.id,
            title=check.title(lang),
            outcome=ran.outcome,
            points=check.points if passed else 0.0,
            max_points=check.points,
            message="" if passed else self._manner.message(check, ran),
            hint="" if passed or isinstance(ran.error, StudentForbidden) else check.hint(lang),
            target=check.target,
        )

    def _missing(self, exercise: Exercise, handed: Handed | None) -> ExerciseResult:
        message = say("missing", self._manner.lang, file=exercise.file)
        notes: list[str] = []
        if handed is not None:
            message = handed.problem
            notes = [] if self._manner.for_student else [*handed.notes]
        return self._result(exercise, None, Verdict.MISSING, message, notes, 0.0, [])

    def _result(
        self,
        exercise: Exercise,
        handed: Handed | None,
        verdict: Verdict,
        message: str,
        notes: list[str],
        score: float | None,
        checks: list[CheckResult],
    ) -> ExerciseResult:
        return ExerciseResult(
            id=exercise.id,
            file=handed.name if handed else exercise.file,
            sha256=handed.sha256 if handed else None,
            verdict=verdict,
            message=message,
            notes=[clean(note) for note in notes],
            score=score,
            max_score=self._assignment.points[exercise.id],
            checks=checks,
        )


def _props(exercise: Exercise) -> str | None:
    path = exercise.solutions / "props.py"
    return path.read_text(encoding="utf-8") if path.is_file() else None
