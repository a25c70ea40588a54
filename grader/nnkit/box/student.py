"""The student process: loads the file, does what the judge asks, answers over the channel.

Theory of operation. One request, one reply, until the judge closes the channel or kills. From the
first byte of the student's file on, everything in this process belongs to the student, this code
too: what it says is a claim, and the judge compares values. Whatever student code raises becomes a
`Raised`; a value over a cap becomes a `Refused`; a crash is the channel's end.
"""

import contextlib
import mmap
import os
import random
import shutil
import tempfile
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch

from nnkit import wire
from nnkit.box import loader, operations
from nnkit.box.handles import PROPS, SUBMISSION, Handles
from nnkit.box.rules import Rules
from nnkit.control import Fork
from nnkit.course import Limits
from nnkit.errors import BUILTIN_ERRORS, WireError

_TEXT_CHARACTERS = 500
_MAX_FRAMES = 8
_RESERVE_BYTES = 8 << 20
_NAME: Any = vars(type)["__name__"]


def serve(channel: int, order: Fork) -> None:
    """Answers requests until the channel closes."""
    limits = order.limits
    if order.device != "cpu":
        _limit_gpu(limits)
    caps = wire.Caps(limits.frame_bytes, limits.depth, limits.items)
    student = Student(Handles(order.device, caps, limits.handles))
    while True:
        head = _read(channel, wire.HEADER.size)
        body = _read(channel, wire.HEADER.unpack(head)[0])
        _write(channel, student.frame(student.answer_batch(wire.decode_batch(body))))


def _limit_gpu(limits: Limits) -> None:
    """Lets torch take as much of the GPU's memory as of the machine's, and no more.

    It stops what grows by mistake. Code that goes around it meets nnkit.lanes: whoever it starves
    is graded again.
    """
    # A GPU that is full, or a torch without any (AssertionError), says so to the first who asks.
    with contextlib.suppress(RuntimeError, AssertionError):
        total = torch.cuda.get_device_properties(0).total_memory
        torch.cuda.set_per_process_memory_fraction(min(1.0, limits.memory_bytes / total))


def _read(channel: int, count: int) -> bytearray:
    data = bytearray()
    while len(data) < count:
        piece = os.read(channel, count - len(data))
        if not piece:
            os._exit(0)
        data += piece
    return data


def _write(channel: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(channel, view) :]


class Student:
    """The exercise that is loaded, and the handles of the check that runs."""

    def __init__(self, handles: Handles) -> None:
        self.handles = handles
        self.rules = Rules()
        self._folder: Path | None = None
        self._forked_state = global_state()
        self._loaded_state = self._forked_state
        # Mapped, never touched: a bytearray would be filled with zeros, page after page.
        self._reserve: mmap.mmap | None = mmap.mmap(-1, _RESERVE_BYTES)

    def answer_batch(self, batch: list[wire.Request]) -> wire.Reply:
        """Does one operation after another; the reply is the last's, or the first failure's, or
        that something forbidden was used, whatever became of it."""
        reply = self._answer_all(batch)
        if tripped := self.rules.take():
            return wire.Forbidden(reply.seq, *tripped)
        return reply

    def _answer_all(self, batch: list[wire.Request]) -> wire.Reply:
        for request in batch[:-1]:
            reply = self.answer(request)
            if not isinstance(reply, wire.Answer):
                return reply
        return self.answer(batch[-1])

    def answer(self, request: wire.Request) -> wire.Reply:
        """Does one operation."""
        seq = request.seq
        try:
            args = [self.handles.load(value) for value in request.args]
            kwargs = {name: self.handles.load(value) for name, value in request.kwargs.items()}
            if request.op == "begin":
                return wire.Answer(seq, None) if self._begin(*args) else wire.Stale(seq)
            if request.op == "load":
                return wire.Answer(seq, self._load(*args))
            value = getattr(operations, request.op)(self.handles, *args, **kwargs)
            if self.rules.on:
                self.rules.look_at(value, [*args, *kwargs.values()])
            if request.keep:
                self.handles.keep_as(request.keep, value)
                return wire.Answer(seq, None)
            return wire.Answer(seq, self.handles.dump(value, fetch=request.op == "fetch"))
        except WireError as error:
            return wire.Refused(seq, str(error))
        except MemoryError as error:
            self._reserve = None  # or there is no room to tell it
            return self._raised(seq, error)
        except BaseException as error:  # whatever a student raises is an answer
            return self._raised(seq, error)

    def frame(self, reply: wire.Reply) -> bytes:
        """Gives the reply's frame, or a refusal's when it is over a cap."""
        try:
            return wire.encode(reply, self.handles.caps)
        except WireError as error:
            return wire.encode(wire.Refused(reply.seq, str(error)[:_TEXT_CHARACTERS]), wire.Caps())

    def _load(self, path: str, cells: list[str] | None, props: str | None) -> wire.Value:
        """Loads an exercise's file: None when the process is no longer as it was forked, else
        the names that can be called and the notes."""
        self.rules.switch(())  # what runs while a file is imported is free
        if self._folder is not None:
            loader.leave(self._folder)
        if global_state() != self._forked_state:
            return None
        file = Path(path)
        self._folder = file.parent
        _go_to_work(file.parent)
        self.handles.clear()
        notes: list[str] = []
        if cells is None:
            module = loader.load_file(file)
        else:
            module, notes = loader.load_notebook(file, cells)
        self.handles.set_root(SUBMISSION, module)
        self.handles.set_root(PROPS, loader.load_text(props, "props") if props else object())
        self._loaded_state = global_state()
        names = [name for name, value in vars(module).items() if callable(value)]
        return wire.TupleOf([wire.ListOf([*names]), wire.ListOf([*notes])])

    def _begin(self, seed: int, bans: Sequence[str] = ()) -> bool:
        """Starts a check: no handles, known random state, the bans of its function; True when
        the process is as loaded."""
        self.handles.clear()
        self.rules.switch(bans)
        random.seed(seed)
        np.random.seed(seed)
        torch.default_generator.manual_seed(seed)  # torch.manual_seed takes a millisecond
        if self.handles.device != "cpu":
            torch.cuda.manual_seed_all(seed)
        return global_state() == self._loaded_state

    def _raised(self, seq: int, error: BaseException) -> wire.Raised:
        """Tells an exception; neither its class nor its own methods are asked about it."""
        kind = type(error)
        mro = type.mro(kind)
        bases = [name for k in mro for base, name in BUILTIN_ERRORS.items() if base is k]
        name = _NAME.__get__(kind)[: wire.MAX_KIND_CHARACTERS]
        return wire.Raised(seq, name, _text(error), bases, self._frames_of(error))

    def _frames_of(self, error: BaseException) -> list[wire.FrameData]:
        try:
            return self._frames(error)
        except BaseException:  # its traceback is not one
            return []

    def _frames(self, error: BaseException) -> list[wire.FrameData]:
        """Gives the lines of the student's own files, outermost first."""
        found = []
        steps = [(frame.f_code, line) for frame, line in traceback.walk_tb(error.__traceback__)]
        if isinstance(error, SyntaxError) and error.lineno:
            found.append((str(error.filename), error.lineno))
        for code, line in steps:
            if self._is_own(code.co_filename):
                found.append((code.co_filename, line))
        own = [
            wire.FrameData(self._relative(name), line) for name, line in found if self._is_own(name)
        ]
        return own[-_MAX_FRAMES:]

    def _relative(self, name: str) -> str:
        return name.removeprefix(f"{self._folder}{os.sep}")

    def _is_own(self, name: str) -> bool:
        return ".ipynb, cell " in name or (
            self._folder is not None and name.startswith(f"{self._folder}{os.sep}")
        )


def _go_to_work(files: Path) -> None:
    """Makes the folder in which an exercise's code runs: it may write there, and finds copies of
    what was handed in, which lies elsewhere, where it may not."""
    work = Path(tempfile.gettempdir()) / files.name
    work.mkdir(exist_ok=True)
    os.chdir(work)
    for entry in files.iterdir():
        if os.path.lexists(entry.name):  # of an earlier process
            continue
        if entry.suffix == ".py":
            (work / entry.name).symlink_to(entry)
        elif entry.is_dir():
            shutil.copytree(entry, entry.name)
        else:
            shutil.copyfile(entry, entry.name)


def _text(error: BaseException) -> str:
    """Gives the exception's text; a hostile `__str__` gives none."""
    try:
        return str(error)[:_TEXT_CHARACTERS].encode("utf-8", "replace").decode()
    except BaseException:
        return ""


def global_state() -> tuple[Any, ...]:
    """Gives what a file may change in torch for all that comes after it."""
    return (
        torch.get_default_dtype(),
        torch.get_default_device(),
        torch.is_grad_enabled(),
        torch.is_inference_mode_enabled(),
        torch.get_num_threads(),
        torch.are_deterministic_algorithms_enabled(),
        torch.is_anomaly_enabled(),
        torch.get_float32_matmul_precision(),
    )
