"""A student process as the judge holds it: ask, watch, end.

Theory of operation. The judge keeps four ends: the channel to the student process, the pipe with
all it prints, its pidfd, and the listener of its forbidden system calls. While it waits for an
answer one poll loop reads them against one deadline; every TICK_S the watchdog looks at CPU time,
threads, descendants, the scratch folder, and, on a GPU, resident memory. Whatever is over a limit
is killed with SIGKILL through the pidfd, and the zygote, a subreaper, waits until the last
descendant is gone: only then is the end told.
"""

import contextlib
import os
import select
import signal
import socket
import time
from pathlib import Path
from typing import Protocol

from nnkit import wire
from nnkit.control import WORK
from nnkit.course import Limits
from nnkit.errors import BoxError, StudentGone, WireError
from nnkit.judge import listener
from nnkit.judge.watchdog import Watchdog, look_at_scratch
from nnkit.results import Verdict

EXIT_S = 1.0
TICK_S = 0.05
SCRATCH_S = 0.25
FLOOD_FACTOR = 256  # output over this many times the limit of what is kept is a flood
_PIECE = 64 << 10  # a larger buffer is mapped and unmapped for every answer


class Owner(Protocol):
    """What a student process needs of the zygote that forked it."""

    device: str
    walls: frozenset[str]

    @property
    def pid(self) -> int:
        """The zygote's process number."""

    def reap(self, pid: int) -> int | None:
        """Kills what is left below the zygote and gives the exit code of one of them."""

    def ran_out_of_memory(self) -> bool:
        """Whether a cgroup has ended a process for its memory."""


class StudentProcess:
    """One forked student process: asks, watches, ends it."""

    def __init__(
        self,
        zygote: Owner,
        number: int,
        pidfd: int,
        folder: Path,
        channel: socket.socket,
        output: int,
        limits: Limits,
    ) -> None:
        self.pid = _pid_of(pidfd)
        self.output = b""
        self._number = number  # where the zygote is
        self._zygote = zygote
        self._work = folder / WORK
        self._listener = -1
        self._channel = channel
        self._output = output
        self._limits = limits
        self._caps = wire.Caps(limits.frame_bytes, limits.depth, limits.items)
        self._printed = 0
        self._watchdog: Watchdog | None = None
        self._scratch_at = 0.0
        self._pidfd = pidfd
        self._channel.setblocking(False)
        os.set_blocking(output, False)
        self._poll = select.poll()
        self._poll.register(self._channel, select.POLLIN)
        self._poll.register(output, select.POLLIN)

    def wait_for_jail(self, seconds: float) -> None:
        """Waits for the word that the jail is shut, and takes the listener that comes with it.

        A jail that does not shut is our fault: BoxError, with what the process said last.
        """
        self._channel.settimeout(seconds)
        try:
            word, listeners, _, _ = socket.recv_fds(self._channel, 1, 1)
        except OSError:
            word, listeners = b"", []
        self._channel.setblocking(False)
        if not word:
            self.end()
            last = self.output.decode("utf-8", "replace").strip().splitlines()[-1:]
            raise BoxError(f"the jail did not shut ({'; '.join(last)}); run `nnkit doctor`")
        for self._listener in listeners:
            self._poll.register(self._listener, select.POLLIN)

    @property
    def burnt_s(self) -> float:
        """CPU time of the last call over all threads and processes, as far as it was seen."""
        return self._watchdog.burnt_s if self._watchdog else 0.0

    def ask(self, frame: bytes, seconds: float) -> wire.Reply:
        """Sends a batch's frame and gives the reply; StudentGone when there is none.

        `seconds` is the time that the call may take, and what it may burn over all threads.
        """
        self._send(frame)
        watch_at = time.monotonic() + TICK_S
        deadline = watch_at - TICK_S + seconds
        self._watchdog = None  # most answers are here before it would look
        received = bytearray()
        while (now := time.monotonic()) < deadline:
            if now >= watch_at:
                self._watch(seconds)
                self._look_for_end()
                watch_at = now + TICK_S
            for descriptor, _ in self._poll.poll(1000 * min(TICK_S, deadline - now)):
                if descriptor == self._output:
                    self._drain()
                elif descriptor == self._listener:
                    self._hear()
                elif self._receive(received):
                    return self._decode(received)
        raise StudentGone(Verdict.TIMEOUT, "timeout_wall", seconds=f"{seconds:g}")

    def look_at_scratch(self, at_once: bool) -> None:
        """Looks at what it has written, however short its calls were: at once, or from time to
        time."""
        now = time.monotonic()
        if "watchdog" in self._zygote.walls and (at_once or now >= self._scratch_at):
            look_at_scratch(self._work, self._limits)
            self._scratch_at = now + SCRATCH_S

    def _watch(self, seconds: float) -> None:
        if "watchdog" not in self._zygote.walls:
            return
        if self._watchdog is None:
            zygote = self._zygote
            self._watchdog = Watchdog(zygote.pid, self._work, self._limits, seconds, zygote.device)
        self._watchdog.look()

    def _hear(self) -> None:
        """The kernel says which forbidden system call the process stands still in."""
        if name := listener.hear(self._listener):
            raise StudentGone(Verdict.VIOLATION, "forbidden_call", name=name)
        self._poll.unregister(self._listener)  # the process is gone, which the channel will say

    def _look_for_end(self) -> None:
        """A child of the process may hold the channel open when the process itself has ended."""
        ended = select.select([self._pidfd], [], [], 0)[0]
        if ended and not select.select([self._channel], [], [], 0)[0]:
            raise self._ended()

    def _send(self, frame: bytes) -> None:
        """Sends a frame: mostly at once, else as fast as the reader reads."""
        try:
            sent = self._channel.send(frame)
            if sent < len(frame):
                self._channel.settimeout(self._limits.call_s)
                self._channel.sendall(memoryview(frame)[sent:])
                self._channel.setblocking(False)
        except TimeoutError:
            seconds = f"{self._limits.call_s:g}"
            raise StudentGone(Verdict.TIMEOUT, "timeout_wall", seconds=seconds) from None
        except OSError:
            raise self._ended() from None

    def _receive(self, received: bytearray) -> bool:
        """Takes what has come; True when a whole frame is there."""
        try:
            piece = self._channel.recv(_PIECE)
        except BlockingIOError:
            return False
        except OSError:
            piece = b""
        if not piece:
            raise self._ended()
        received += piece
        if len(received) < wire.HEADER.size:
            return False
        size = wire.HEADER.unpack_from(received)[0]
        if size > self._limits.frame_bytes:
            raise WireError(f"a frame of {size} bytes")
        return len(received) >= wire.HEADER.size + int(size)

    def _decode(self, received: bytearray) -> wire.Reply:
        size = wire.HEADER.unpack_from(received)[0]
        if len(received) != wire.HEADER.size + size:
            raise WireError("an answer that nobody asked for")
        return wire.decode_reply(received[wire.HEADER.size :], self._caps)

    def _drain(self) -> None:
        """Reads what was printed: the first `output_bytes` are kept, the rest is counted."""
        try:
            piece = os.read(self._output, _PIECE)
        except BlockingIOError:
            return
        if not piece:  # closed; at the end once more, perhaps
            with contextlib.suppress(KeyError):
                self._poll.unregister(self._output)
        self._printed += len(piece)
        self.output += piece[: max(0, self._limits.output_bytes - len(self.output))]
        if self._printed > FLOOD_FACTOR * self._limits.output_bytes:
            raise StudentGone(Verdict.OUTPUT, "output_flood")

    def _ended(self) -> StudentGone:
        """The channel closed by itself: how the process ended says why."""
        if not select.select([self._pidfd], [], [], EXIT_S)[0]:
            return StudentGone(Verdict.VIOLATION, "wire_broken")  # closed, but it lives on
        code = self.end()
        if code is not None and -code == signal.SIGXCPU:
            return StudentGone(
                Verdict.TIMEOUT, "timeout_cpu", seconds=f"{self._limits.submission_s:g}"
            )
        if code is not None and -code == signal.SIGSYS:
            return StudentGone(Verdict.VIOLATION, "forbidden_calls")
        if code is not None and -code == signal.SIGKILL and self._zygote.ran_out_of_memory():
            return StudentGone(Verdict.MEMORY, "memory")
        if code is not None and code < 0:
            return StudentGone(Verdict.CRASHED, "crashed_signal", signal=_signal_name(-code))
        return StudentGone(Verdict.CRASHED, "crashed_exit", code=code)

    def end(self) -> int | None:
        """Kills the process and all below it, if that is still to be done; gives its exit code."""
        if self._pidfd < 0:
            return None
        pidfd, self._pidfd = self._pidfd, -1
        try:
            with contextlib.suppress(ProcessLookupError):
                signal.pidfd_send_signal(pidfd, signal.SIGKILL)
            self._channel.close()
            code = self._zygote.reap(self._number)
        finally:
            os.close(pidfd)
            with contextlib.suppress(StudentGone, OSError):
                self._drain()
            os.close(self._output)
            if self._listener >= 0:
                os.close(self._listener)
        return code


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"


def _pid_of(pidfd: int) -> int:
    """Gives the number that a process has here, as the kernel tells of its pidfd."""
    lines = Path(f"/proc/self/fdinfo/{pidfd}").read_text(encoding="ascii").splitlines()
    return next(int(line.partition(":")[2]) for line in lines if line.startswith("Pid:"))
