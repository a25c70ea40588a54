"""The link of one submission to its box: student processes as they are needed, budgets, restarts.

One student process serves the exercises in turn. A fresh one is forked when the last is gone, or
when torch's global state is no longer what it was after the fork (for the next exercise) or after
the import (for the next check). Time that the student's code takes, on the wall or over all
threads, is counted per call, exercise and submission; time that the judge takes is not.
"""

import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nnkit import wire
from nnkit.course import Limits
from nnkit.errors import (
    BUILTIN_ERRORS,
    BoxError,
    StudentError,
    StudentForbidden,
    StudentGone,
    WireError,
)
from nnkit.judge.process import StudentProcess
from nnkit.judge.source import Source
from nnkit.judge.zygote import Zygote
from nnkit.results import Verdict

_BUILTIN_NAMES = frozenset(BUILTIN_ERRORS.values())


@dataclass
class Link:
    """The student process of one submission, renewed when it must be."""

    zygote: Zygote
    submission_s: float
    folder: Path  # the submission's: its code may read there, and write in WORK
    callables: frozenset[str] = frozenset()
    notes: tuple[str, ...] = ()
    process: StudentProcess | None = None
    _source: Source | None = None
    _loaded: bool = False
    _is_first: bool = True  # the next check is its exercise's first
    turn: int = 0  # the number of the last request
    bans: tuple[str, ...] = ()  # of the function that the next check is about
    said: list[tuple[str, wire.Reply]] = field(default_factory=list)  # in the check that runs
    methods: set[tuple[str, str]] = field(default_factory=set)  # (class, name) found to be one
    slowest: dict[str, float] = field(default_factory=dict)  # limit's name -> most seconds taken
    _deferred: list[wire.Request] = field(default_factory=list)
    _spent_exercise_s: float = 0.0
    _spent_s: float = 0.0
    _broken: StudentError | StudentGone | None = field(default=None)

    def open(self, source: Source) -> None:
        """Goes on to an exercise: imports its file, raises what that raises."""
        if self._source is not None and self._source.limits != source.limits:
            self.close()  # the rlimits of a process are those of its fork
        self._source = source
        self._loaded = False
        self._spent_exercise_s = 0.0
        self._broken = None
        self._is_first = True
        self.methods.clear()  # a class of the same name may be another here
        self._load()

    def begin(self, seed: int) -> None:
        """Starts a check: handles of the last one end, the random state is the check's own."""
        self.said = []
        self._look_at_scratch(at_once=self._is_first)
        self._is_first = False
        if not self._loaded:
            self._load()
        bans: list[wire.Value] = [wire.ListOf([*self.bans])] if self.bans else []
        self._deferred = [self._request("begin", [seed, *bans], {})]

    def ask(self, op: str, args: list[wire.Value], kwargs: dict[str, wire.Value]) -> wire.Value:
        """Has one operation done in the box, after those that were deferred; gives its value."""
        batch = [*self._deferred, self._request(op, args, kwargs)]
        self._deferred = []
        reply = self._send(batch, "call_s")
        if isinstance(reply, wire.Stale):  # nothing of the batch was done
            self.close()
            self._load()
            reply = self._send(batch, "call_s")
        self.said.append((op, reply))
        if isinstance(reply, wire.Forbidden) and reply.ban in self.bans:
            raise StudentForbidden(reply.ban)
        try:
            return self._value(reply)
        except StudentError as error:
            if error.is_memory:  # what filled it may be there still: the next check starts afresh
                self.close()
            raise

    def defer(self, op: str, args: list[wire.Value]) -> wire.Handle:
        """Has an operation done in the box before the next `ask`, and gives the handle of its
        value. For operations in which no student code runs: should one fail after all, the next
        `ask` says so."""
        self.turn += 1
        request = self._request(op, args, {}, keep=-self.turn)
        self._deferred.append(request)
        return wire.Handle(request.keep, [], op)

    def close(self) -> None:
        """Ends the student process; the next exercise or check gets a fresh one."""
        self._loaded = False
        self._deferred = []
        process, self.process = self.process, None
        if process is not None:
            process.end()

    @property
    def _limits(self) -> Limits:
        assert self._source is not None
        return self._source.limits

    def _load(self) -> None:
        """Imports the file, in a fresh process where the old one will not do.

        What a failed import raised is raised again for each check, without trying it again.
        """
        if self._broken is not None:
            raise self._broken
        try:
            answer = self._import_here() if self.process is not None else None
            if answer is None:
                self.close()
                answer = self._import()
        except (StudentError, StudentGone) as error:
            self._broken = error
            raise
        names, notes = _names_and_notes(answer)
        self.callables, self.notes = frozenset(names), tuple(notes)
        self._loaded = True

    def _import_here(self) -> wire.Value:
        """Imports the file where an earlier exercise ran; None when that exercise changed torch's
        global state, and when the import fails, for the fault may be the earlier one's."""
        try:
            return self._import()
        except StudentGone as gone:
            if gone.verdict == Verdict.TIMEOUT:
                raise
        except StudentError:
            pass
        return None

    def _import(self) -> wire.Value:
        source = self._source
        assert source is not None
        cells = None if source.cells is None else wire.ListOf([*source.cells])
        request = self._request("load", [str(source.path), cells, source.props], {})
        return self._value(self._send([request], "import_s"))

    def _request(
        self, op: str, args: list[wire.Value], kwargs: dict[str, wire.Value], keep: int = 0
    ) -> wire.Request:
        self.turn += 1
        return wire.Request(self.turn, op, args, kwargs, keep)

    def _send(self, batch: list[wire.Request], limit: str) -> wire.Reply:
        """Sends a batch; `limit` names the one of the limits that its time is held against."""
        left = self._budget()
        seconds = float(getattr(self._limits, limit))
        frame = _frame(batch)
        process = self.process = self.process or self._fork()
        started = time.monotonic()
        try:
            reply = process.ask(frame, min(seconds, left))
            _check_reply(batch, reply)
        except StudentGone as gone:
            self.close()
            if left < seconds and gone.verdict == Verdict.TIMEOUT:
                raise self._budget_gone() from None
            raise
        except WireError:
            self.close()
            raise StudentGone(Verdict.VIOLATION, "wire_broken") from None
        finally:
            spent = max(time.monotonic() - started, process.burnt_s)
            self._spent_exercise_s += spent
            self._spent_s += spent
            for name, value in ((limit, spent), ("exercise_s", self._spent_exercise_s)):
                self.slowest[name] = max(value, self.slowest.get(name, 0.0))
        return reply

    def _look_at_scratch(self, at_once: bool) -> None:
        try:
            if self.process is not None:
                self.process.look_at_scratch(at_once)
        except StudentGone:
            self.close()
            raise

    def _value(self, reply: wire.Reply) -> wire.Value:
        assert self._source is not None
        return _value(reply, self._source)

    def _fork(self) -> StudentProcess:
        assert self._source is not None
        return self.zygote.fork(self.folder, self._limits)

    def _budget(self) -> float:
        """Gives the time that is left of the exercise's and the submission's; raises when it is
        used up."""
        left = min(
            self._limits.exercise_s - self._spent_exercise_s, self.submission_s - self._spent_s
        )
        if left <= 0:
            self.close()
            raise self._budget_gone()
        return left

    def _budget_gone(self) -> StudentGone:
        left_of_exercise = self._limits.exercise_s - self._spent_exercise_s
        if left_of_exercise <= self.submission_s - self._spent_s:
            key, whole = "timeout_exercise", self._limits.exercise_s
        else:
            key, whole = "timeout_submission", self.submission_s
        return StudentGone(Verdict.TIMEOUT, key, seconds=f"{whole:g}")


def _frame(batch: list[wire.Request]) -> bytes:
    try:
        return wire.encode(batch, wire.Caps())
    except WireError as error:
        raise BoxError(f"a check asks for what the wire cannot carry: {error}") from None


def _check_reply(batch: list[wire.Request], reply: wire.Reply) -> None:
    """An answer is to the last request; what went wrong may be with an earlier one."""
    open_requests = batch[-1:] if isinstance(reply, wire.Answer) else batch
    if reply.seq not in [request.seq for request in open_requests]:
        raise WireError("an answer to another question")


def _value(reply: wire.Reply, source: Source) -> wire.Value:
    if isinstance(reply, wire.Answer):
        return reply.value
    if isinstance(reply, wire.Refused):
        raise StudentError("AnswerRefused", f"the answer cannot be read: {reply.why}")
    if isinstance(reply, (wire.Stale, wire.Forbidden)):
        raise StudentGone(Verdict.VIOLATION, "wire_broken")
    frames = tuple(source.frames(reply.frames))
    bases = tuple(name for name in reply.bases if name in _BUILTIN_NAMES)
    is_named = reply.kind not in bases and source.names(reply.kind)  # a built-in one needs no look
    raise StudentError(reply.kind, reply.message, bases, frames, is_named)


def _names_and_notes(answer: Any) -> tuple[list[str], list[str]]:
    """Reads the answer to `load`; the box may say anything, so its form is looked at."""
    if isinstance(answer, wire.TupleOf) and len(answer.items) == 2:
        names, notes = answer.items
        if isinstance(names, wire.ListOf) and isinstance(notes, wire.ListOf):
            return (
                [name for name in names.items if isinstance(name, str)],
                [note[:200] for note in notes.items if isinstance(note, str)][:50],
            )
    raise StudentGone(Verdict.VIOLATION, "wire_broken")
