"""The judge's side of the source reader: asks it, waits, starts it again when it died.

Theory of operation. The reader (nnkit.reader) is started by exec when a course has a ban and a file
is there to be read. The judge asks when it has laid a submission's files out and takes the answer
when the box has imported them, so that nobody waits for long. A reader that gives no answer in
time, or anything but an answer, is killed: the source counts as unread, a note for a person.
"""

import contextlib
import json
import select
import subprocess
import sys
import weakref
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

import msgspec

from nnkit.collect.submissions import Handed
from nnkit.judge.files import read_quietly

SECONDS = 5.0
_MOST_BYTES = 4 << 20
_MOST_FILES = 100
_MOST_SIGNS = 10


class Sign(msgspec.Struct, frozen=True, array_like=True):
    """A place that a person may want to look at; no function stands for all that have a ban."""

    function: str
    file: str
    line: int
    what: str


class Reading(msgspec.Struct, frozen=True):
    """What the source says: bans that are proved to be broken, by function, and signs."""

    proved: dict[str, str] = {}
    signs: list[Sign] = []
    unread: str = ""
    left_out: int = 0  # files that were not read

    def notes(self, earned: Iterable[str]) -> list[str]:
        """Tells the signs of those functions that have earned points."""
        earned = set(earned)
        if not earned:
            return []
        if self.unread:
            return [f"the source could not be read for what is forbidden ({self.unread})"]
        wanted = [each for each in self.signs if each.function in earned]
        told = {(each.file, each.line, each.what) for each in wanted}
        wanted += [
            each
            for each in self.signs
            if not each.function and (each.file, each.line, each.what) not in told
        ]
        notes = [
            f"{each.file}, line {each.line}: `{each.what}` may go around what "
            f"{f'`{each.function}`' if each.function else 'a function'} may not use"
            for each in wanted[:_MOST_SIGNS]
        ]
        if self.left_out:
            notes.insert(0, f"{self.left_out} of its modules were not read for what is forbidden")
        return notes


@dataclass
class Reader:
    """The helper process, as long as it lives."""

    _process: "subprocess.Popen[bytes] | None" = None
    _asked: bool = False
    _left_out: int = 0
    _end: weakref.finalize | None = field(default=None, repr=False)  # type: ignore[type-arg]

    def ask(
        self,
        forbid: dict[str, list[str]],
        place: Path,
        handed: Handed,
        called: Iterable[str] = (),
    ) -> None:
        """Has the file at `place` read and the helpers that came with it; nothing is read where
        nothing is forbidden. `called` are the names that checks call, banned or not."""
        if self._asked:  # and nobody took the answer: a fault of ours came between
            self.close()
        self._asked = bool(forbid)
        if not forbid:
            return
        sources, self._left_out = _sources(place, [name for name, _ in handed.helpers])
        request = {
            "forbid": forbid,
            "called": sorted(called),
            "file": place.name,
            "sources": sources,
            "cells": None if handed.cells is None else list(handed.cells),
        }
        process = self._start()
        assert process.stdin is not None
        with contextlib.suppress(OSError):  # the answer says that it is gone
            process.stdin.write(json.dumps(request).encode() + b"\n")
            process.stdin.flush()

    def answer(self) -> Reading:
        """Gives what was found since `ask`."""
        if not self._asked:
            return Reading()
        self._asked = False
        process = self._process
        assert process is not None
        assert process.stdout is not None
        if select.select([process.stdout], [], [], SECONDS)[0]:
            with contextlib.suppress(msgspec.DecodeError, OSError):
                reading = msgspec.json.decode(process.stdout.readline(), type=Reading)
                return msgspec.structs.replace(reading, left_out=self._left_out)
        self.close()
        return Reading(unread="the reader ended")

    def close(self) -> None:
        """Ends the helper process; the next question starts another."""
        self._process = None
        if self._end is not None:
            self._end()

    def _start(self) -> "subprocess.Popen[bytes]":
        if self._process is not None and self._process.poll() is None:
            return self._process
        self.close()
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-B", "-m", "nnkit.reader"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"LANG": "C.UTF-8"},
            cwd="/",
            start_new_session=True,
        )
        self._end = weakref.finalize(self, _end, self._process)
        return self._process


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with contextlib.suppress(OSError):
                pipe.close()


def _sources(place: Path, helpers: Iterable[PurePosixPath]) -> tuple[dict[str, str], int]:
    """Gives the file and its helper modules, as they lie in the box (Latin-1 keeps bytes), and how
    many of them are too many or too large to be read."""
    found: dict[str, str] = {}
    left = _MOST_BYTES
    names = [PurePosixPath(place.name), *(name for name in helpers if name.suffix == ".py")]
    for name in names[: _MOST_FILES + 1]:
        data = read_quietly(place.parent / name, _MOST_BYTES + 1)
        if len(data) <= left:
            left -= len(data)
            found[name.as_posix()] = data.decode("latin-1")
    return found, len(names) - len(found)
