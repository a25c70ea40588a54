"""One run over a class: what is stored and not stale is left, the rest is graded, stored and told.

A result is told only when it is stored. Results are written a batch at a time; what a killed run
had not written is graded again by the next one, and nothing else. Each member of a group gets the
result of its hand-in. Of several attempts the best may count: that is known with the last of them.
What is graded in the form for students is stored, so that it need not be done twice, and never
counts: the standing results are staff's.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from nnkit.collect.classes import Collected, HandIn, read
from nnkit.collect.submissions import Submission
from nnkit.digest import course_digest
from nnkit.errors import NnkitError
from nnkit.fault import internal_error
from nnkit.keys import checks_digests, submission_digest
from nnkit.levels import ORDER
from nnkit.plan import Done, Environment, Job, Plan, Wanted
from nnkit.results import ExerciseResult, Result, total
from nnkit.store.rows import Entry, Key, Run, Stored
from nnkit.store.store import Store

_BATCH_S = 0.5
_BATCH = 100  # hand-ins
_NOWHERE = Path()  # where somebody's hand-in lies who handed in nothing

Show = Callable[[Result, bool], None]


@dataclass
class _Work:
    """One hand-in on its way to the store."""

    hand_in: HandIn
    digests: dict[str, str]  # of what was handed in, by exercise
    stored: dict[tuple[str, str], Stored]  # by student and exercise: what is not stale
    stale: tuple[str, ...] = ()
    done: Result | None = None
    graded: dict[str, ExerciseResult] = field(default_factory=dict)

    @property
    def score(self) -> float:
        """The total of its first student; a fault of ours counts nothing here."""
        first = self.hand_in.students[0]
        known = {name: each.result for (who, name), each in self.stored.items() if who == first}
        return sum(each.score or 0.0 for each in (known | self.graded).values())


class ClassRun:
    """Gives the jobs of a run and takes what comes of them; `show` gets each result when it is
    stored, and whether it was graded just now."""

    def __init__(
        self, plan: Plan, store: Store, collected: Collected, wanted: Wanted, show: Show
    ) -> None:
        self._course, self._assignment, self._exercises = plan.load()
        self._plan = plan
        self._store = store
        self._collected = collected
        self._wanted = wanted
        self._show = show
        self._runs: dict[str, Run] = {}  # by device, and so are the digests of the checks
        self._levels: frozenset[str] = frozenset()
        self._checks: dict[str, dict[str, str]] = {}
        self._at_work: dict[int, _Work] = {}
        self._attempts: dict[tuple[str, ...], list[_Work]] = {}  # until the last one is graded
        self._batch: list[tuple[_Work, bool]] = []  # and whether it counts
        self._written = time.monotonic()

    def begin(self, environment: Environment) -> Iterator[Job]:
        """Enters the run into the store, and gives the jobs that are left to do."""
        name, torch = self._assignment.name, environment.torch
        self._levels = environment.levels
        digest = course_digest(self._course)
        for device in self._plan.devices:
            self._checks[device] = checks_digests(replace(self._plan, device=device), torch)
            self._runs[device] = self._store.begin(name, torch, device, digest)
        return self._jobs()

    def tell(self, done: Done | None) -> None:
        """Takes a result; writes what waits when it is time."""
        if done is not None:
            work = self._at_work.pop(done.number)
            work.done = done.result
            work.graded = {each.id: each for each in done.result.exercises}
            self._settle(work)
        is_old = time.monotonic() - self._written > _BATCH_S
        if self._batch and (is_old or len(self._batch) >= _BATCH):
            self.write()

    def write(self) -> None:
        """Writes what waits, then tells it."""
        batch, self._batch = self._batch, []
        self._written = time.monotonic()
        for device, run in self._runs.items():
            part = [each for each in batch if self._device(each[0]) == device]
            if part:
                self._write(run, part)

    def _device(self, work: _Work) -> str:
        """Gives the device of the run that a work is entered in; each is in exactly one."""
        said = work.done.device if work.done else ""
        return said if said in self._runs else self._plan.devices[0]

    def _write(self, run: Run, batch: list[tuple[_Work, bool]]) -> None:
        entries = [each for work, counts in batch for each in self._entries(work, counts)]
        stored = iter(self._store.write(run, entries))
        for work, counts in batch:
            for student in work.hand_in.students:
                kept = [next(stored) for _ in self._names(work)]
                if counts:
                    self._show(self._result(student, kept), work.done is not None)

    def end(self) -> None:
        """Writes what waits, and enters that the run came to its end."""
        self.write()
        for run in self._runs.values():
            self._store.end(run)

    def _jobs(self) -> Iterator[Job]:
        for number, hand_in in enumerate(self._handed_in()):
            try:
                submission = self._read(hand_in)
            except NnkitError as error:  # its place is gone: our fault, and nobody else's
                self._at_work[number] = self._work(hand_in, _nothing(hand_in))
                job = Job(number, _nothing(hand_in), self._plan.exercises)
                self.tell(Done(number, internal_error(self._plan, job, str(error))))
                continue
            work = self._work(hand_in, submission)
            if work.stale:
                self._at_work[number] = work
                yield Job(number, submission, work.stale)
            elif work.stored:
                self._settle(work)
                self.tell(None)

    def _read(self, hand_in: HandIn) -> Submission:
        return _nothing(hand_in) if hand_in.place == _NOWHERE else read(hand_in, self._exercises)

    def _handed_in(self) -> Iterator[HandIn]:
        """Gives what was handed in, and at the end who is on the roster and handed in nothing."""
        yield from self._in_order()
        for student in self._collected.missing():
            if not self._wanted.students or student in self._wanted.students:
                yield HandIn((student,), _NOWHERE)

    def _in_order(self) -> Iterator[HandIn]:
        """Gives the hand-ins that are wanted, first those that took longest when they were graded
        before, so that none of them is left for the end."""
        slow = {student: n for n, student in enumerate(self._store.slowest(self._assignment.name))}
        if slow:
            first = [each for each in self._wanted_ones() if each.students[0] in slow]
            yield from sorted(first, key=lambda each: slow[each.students[0]])
        for each in self._wanted_ones():
            if each.students[0] not in slow:
                yield each

    def _wanted_ones(self) -> Iterator[HandIn]:
        for each in self._collected.hand_ins():
            if not self._wanted.students or self._wanted.students & {*each.students}:
                yield each

    def _work(self, hand_in: HandIn, submission: Submission) -> _Work:
        """Looks up what is stored of a hand-in, and what of it is stale."""
        files = {each.id: submission.files.get(each.id) for each in self._exercises}
        work = _Work(hand_in, {name: submission_digest(file) for name, file in files.items()}, {})
        for student in hand_in.students:
            for each in self._store.of_student(self._assignment.name, student):
                if self._is_fresh(each, work.digests):
                    work.stored[student, each.key.exercise] = each
        work.stale = tuple(name for name in files if self._is_stale(work, name))
        if self._wanted.only_failed and not work.stale:
            work.stored.clear()
        return work

    def _is_fresh(self, stored: Stored, digests: dict[str, str]) -> bool:
        key, level = stored.key, stored.key.level
        return (
            digests.get(key.exercise) == key.submission
            and any(each[key.exercise] == key.checks for each in self._checks.values())
            and level in self._levels
            and not stored.is_fault
        )

    def _is_stale(self, work: _Work, name: str) -> bool:
        found = [work.stored.get((student, name)) for student in work.hand_in.students]
        if self._wanted.only_failed:
            return any(each is None or each.result.score != each.result.max_score for each in found)
        return self._wanted.fresh or None in found

    def _settle(self, work: _Work) -> None:
        """Lets a work wait to be written, when it is known whether it counts."""
        if not self._wanted.best or work.hand_in.attempts == 1:
            self._batch.append((work, True))
            return
        together = self._attempts.setdefault(work.hand_in.students, [])
        together.append(work)
        if len(together) == work.hand_in.attempts:
            best = max(together, key=lambda each: (each.score, each.hand_in.attempt))
            self._batch += [(each, each is best) for each in together]
            del self._attempts[work.hand_in.students]

    def _names(self, work: _Work) -> list[str]:
        """Gives the exercises of which a work has anything."""
        known = {name for _, name in work.stored} | set(work.graded)
        return [each.id for each in self._exercises if each.id in known]

    def _entries(self, work: _Work, counts: bool) -> Iterator[Entry]:
        seconds = work.done.seconds / len(work.graded) if work.done else 0.0
        level = work.done.level if work.done else ""
        stands = counts and not self._plan.for_student
        checks = self._checks[self._device(work)]
        at = work.hand_in.at.isoformat() if work.hand_in.at else None
        for student in work.hand_in.students:
            for name in self._names(work):
                if name in work.graded:
                    where = (student, self._assignment.name, name)
                    key = Key(*where, work.digests[name], checks[name], level)
                    again = self._wanted.fresh or self._wanted.only_failed
                    result = work.graded[name]
                    yield Entry(key, result, seconds, at, work.hand_in.late, stands, again)
                else:
                    kept = work.stored[student, name]
                    yield Entry(kept.key, kept.result, kept.seconds, at, kept.late, stands)

    def _result(self, student: str, kept: list[Stored]) -> Result:
        """Gives a student's result, put together of what is stored."""
        newest = max(kept, key=lambda each: each.id)
        exercises = [each.result for each in kept]
        return Result(
            student=student,
            assignment=self._assignment.name,
            score=total(exercises),
            max_score=sum(each.max_score for each in exercises),
            device=newest.run.device,
            level=min((each.key.level for each in kept), key=ORDER.index),
            torch=newest.run.torch,
            course=newest.run.course,
            seconds=round(sum(each.seconds for each in kept), 3),
            exercises=exercises,
        )


def _nothing(hand_in: HandIn) -> Submission:
    return Submission(hand_in.students[0], {})
