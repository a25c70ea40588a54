"""The link of one submission to its box: student processes as they are needed, budgets, restarts.

One student process serves the exercises in turn. A fresh one is forked when the last is gone, or
when torch's global state is no longer what it was after the fork (for the next exercise) or after
the import (for the next check). Time that the student's code takes is counted per call, exercise
and submission; time that the judge takes is not.
"""

import time
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nnkit import wire
from nnkit.course import Limits
from nnkit.errors import BoxError, StudentError, StudentGone, WireError
from nnkit.errors import Frame as StudentFrame
from nnkit.judge.process import StudentProcess, Zygote
from nnkit.results import Verdict


@dataclass(frozen=True)
class Source:
    """An exercise's file, laid out for the box."""

    path: Path  # where it lies, with its helper files, in the scratch folder
    cells: tuple[str, ...] | None  # of a notebook; None for a .py file
    props: str | None  # the text of props.py
    limits: Limits


@dataclass
class Link:
    """The student process of one submission, renewed when it must be."""

    zygote: Zygote
    limits: Limits
    callables: frozenset[str] = frozenset()
    notes: tuple[str, ...] = ()
    process: StudentProcess | None = None
    _source: Source | None = None
    _loaded: bool = False
    _seq: int = 0
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
        self._load()

    def begin(self, check: str) -> None:
        """Starts a check: handles of the last one end, the random state is the check's own."""
        seed = zlib.crc32(check.encode())
        if not self._loaded:
            self._load()
        if self._ask("begin", [seed], {}, self._call_s()) is not True:
            self.close()
            self._load()
            self._ask("begin", [seed], {}, self._call_s())

    def ask(self, op: str, args: list[wire.Value], kwargs: dict[str, wire.Value]) -> wire.Value:
        """Has one operation done in the box and gives its value."""
        return self._ask(op, args, kwargs, self._call_s())

    def close(self) -> None:
        """Ends the student process; the next exercise or check gets a fresh one."""
        self._loaded = False
        process, self.process = self.process, None
        if process is not None:
            process.end()

    def _call_s(self) -> float:
        assert self._source is not None
        return self._source.limits.call_s

    def _load(self) -> None:
        """Imports the file, in a fresh process where the old one will not do.

        What a failed import raised is raised again for each check, without trying it again.
        """
        if self._broken is not None:
            raise self._broken
        try:
            answer = self._import()
            if answer is None:  # the last exercise changed torch's global state
                self.close()
                answer = self._import()
        except (StudentError, StudentGone) as error:
            self._broken = error
            raise
        names, notes = _names_and_notes(answer)
        self.callables, self.notes = frozenset(names), tuple(notes)
        self._loaded = True

    def _import(self) -> wire.Value:
        source = self._source
        assert source is not None
        cells = None if source.cells is None else wire.ListOf([*source.cells])
        args: list[wire.Value] = [str(source.path), cells, source.props]
        return self._ask("load", args, {}, source.limits.import_s)

    def _ask(
        self, op: str, args: list[wire.Value], kwargs: dict[str, wire.Value], seconds: float
    ) -> wire.Value:
        seconds = self._within_budget(seconds)
        if self.process is None:
            assert self._source is not None
            self.process = self.zygote.fork(self._source.path.parent, self._source.limits)
        self._seq += 1
        frame = self._frame(wire.Request(self._seq, op, args, kwargs))
        started = time.monotonic()
        try:
            return _value(self.process.ask(frame, self._seq, seconds))
        except StudentGone:
            self.close()
            raise
        except WireError:
            self.close()
            raise StudentGone(Verdict.VIOLATION, "wire_broken") from None
        finally:
            spent = time.monotonic() - started
            self._spent_exercise_s += spent
            self._spent_s += spent

    def _frame(self, request: wire.Request) -> bytes:
        try:
            return wire.encode(request, wire.Caps())
        except WireError as error:
            raise BoxError(f"a check asks for what the wire cannot carry: {error}") from None

    def _within_budget(self, seconds: float) -> float:
        """Gives the time for a call: its own limit, or what is left of the larger ones."""
        assert self._source is not None
        exercise_s, submission_s = self._source.limits.exercise_s, self.limits.submission_s
        if self._spent_exercise_s >= exercise_s:
            self.close()
            raise StudentGone(Verdict.TIMEOUT, "timeout_exercise", seconds=f"{exercise_s:g}")
        if self._spent_s >= submission_s:
            self.close()
            raise StudentGone(Verdict.TIMEOUT, "timeout_submission", seconds=f"{submission_s:g}")
        left = min(exercise_s - self._spent_exercise_s, submission_s - self._spent_s)
        return min(seconds, left)


def _value(reply: wire.Reply) -> wire.Value:
    if isinstance(reply, wire.Answer):
        return reply.value
    if isinstance(reply, wire.Refused):
        raise StudentError("AnswerRefused", f"the answer cannot be read: {reply.why}")
    frames = tuple(StudentFrame(each.file, each.line, each.text) for each in reply.frames)
    raise StudentError(reply.kind, reply.message, tuple(reply.bases), frames)


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
