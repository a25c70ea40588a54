"""The zygote and its student process as the judge holds them: start, fork, watch, kill, reap.

Theory of operation. The zygote is exec'ed with a built environment and serves one student process
at a time. The judge keeps three ends: the control line to the zygote, the channel to the student
process, and the pipe with all it prints. While it waits for an answer one poll loop reads both
ends against one deadline; every TICK_S the watchdog looks at CPU time, threads, descendants, and,
on a GPU, resident memory. Whatever is over a limit is killed with SIGKILL through a pidfd, and the
zygote, a subreaper, waits until the last descendant is gone: only then is the end told.
"""

import contextlib
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

from nnkit import control, wire
from nnkit.course import Limits
from nnkit.errors import BoxError, StudentGone, WireError
from nnkit.judge.watchdog import Watchdog, descendants
from nnkit.results import Verdict

START_S = 120.0
REAP_S = 10.0
EXIT_S = 1.0
TICK_S = 0.05
FLOOD_FACTOR = 256  # output over this many times the limit of what is kept is a flood
_PIECE = 64 << 10  # a larger buffer is mapped and unmapped for every answer
_ENVIRONMENT = {
    "PATH": "/usr/bin:/bin",
    "LANG": "C.UTF-8",
    "HOME": "/nonexistent",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
}
_OPTIONS = ("-I", "-B", "-u")  # what is printed is lost in no buffer when the process is killed
_CUDA_ENVIRONMENT = ("CUDA_VISIBLE_DEVICES", "LD_LIBRARY_PATH")


class Zygote:
    """A warm process that forks student processes; started at once, ready a little later."""

    def __init__(self, device: str = "cpu") -> None:
        self.device = device
        self.level = ""
        self.torch = ""
        self._line, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the zygote
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, *_OPTIONS, "-m", "nnkit.box", str(theirs.fileno()), device],
                env=_environment(device),
                cwd="/",
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=self._errors,
                start_new_session=True,  # Ctrl-C is for the judge
            )

    @property
    def pid(self) -> int:
        """The zygote's process number."""
        return self._process.pid

    def wait(self) -> None:
        """Waits until the zygote is warm."""
        if self.level:
            return
        report = self._receive(START_S)
        if not isinstance(report, control.Ready):
            raise BoxError(f"the box did not start: {report}; run `nnkit doctor`")
        self.level, self.torch = report.level, report.torch

    def fork(self, folder: Path, limits: Limits) -> "StudentProcess":
        """Forks a student process in `folder`."""
        self.wait()
        ours, channel = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        reading, output = os.pipe()
        try:
            order = control.Fork(str(folder), limits, self.device)
            self._send(order, [channel.fileno(), output])
            report = self._receive(START_S)
            if not isinstance(report, control.Forked):
                raise BoxError(f"the box could not fork: {report}")
            return StudentProcess(self, report.pid, ours, reading, limits)
        except BaseException:
            ours.close()
            os.close(reading)
            raise
        finally:
            channel.close()
            os.close(output)

    def reap(self, pid: int) -> int | None:
        """Kills the student process and all its descendants, and gives its exit code."""
        self._send(control.Reap(pid))
        deadline = time.monotonic() + REAP_S
        wait_s = 0.02
        while time.monotonic() < deadline:
            if select.select([self._line], [], [], wait_s)[0]:
                report = self._receive(REAP_S)
                if isinstance(report, control.Reaped):
                    return report.code
                raise BoxError(f"the box could not wait: {report}")
            self.kill_descendants()
        raise BoxError("a process of the box cannot be killed")

    def kill_descendants(self) -> None:
        """Stops, then kills, all that runs below the zygote: what is stopped cannot fork."""
        seen: dict[int, psutil.Process] = {}
        while fresh := [p for p in descendants(self.pid) if p.pid not in seen]:
            for process in fresh:
                seen[process.pid] = process
                with contextlib.suppress(psutil.Error):
                    process.suspend()
        for process in seen.values():
            with contextlib.suppress(psutil.Error):
                process.kill()

    def close(self) -> None:
        """Ends the zygote and all below it."""
        self.kill_descendants()  # first: when the zygote is gone, nobody finds what is left of it
        self._line.close()
        self._process.kill()
        self._process.wait()
        self._errors.close()

    def _send(self, order: control.Order, descriptors: list[int] | None = None) -> None:
        try:
            socket.send_fds(self._line, [control.encode(order)], descriptors or [])
        except OSError as error:
            raise self._broken(str(error)) from None

    def _receive(self, seconds: float) -> control.Report:
        self._line.settimeout(seconds)
        try:
            packet = self._line.recv(control.PACKET_BYTES)
        except OSError as error:
            raise self._broken(str(error)) from None
        if not packet:
            raise self._broken("it ended")
        return control.decode_report(packet)

    def _broken(self, why: str) -> BoxError:
        if self._errors.closed:
            return BoxError(f"the box was closed before ({why}); run it again")
        self._errors.seek(0)
        last = self._errors.read().decode("utf-8", "replace").strip().splitlines()[-1:]
        return BoxError(f"the box broke ({'; '.join([why, *last])}); run `nnkit doctor`")


class StudentProcess:
    """One forked student process: asks, watches, ends it."""

    def __init__(
        self, zygote: Zygote, pid: int, channel: socket.socket, output: int, limits: Limits
    ) -> None:
        self.pid = pid
        self.output = b""
        self._zygote = zygote
        self._channel = channel
        self._output = output
        self._limits = limits
        self._caps = wire.Caps(limits.frame_bytes, limits.depth, limits.items)
        self._printed = 0
        self._watchdog: Watchdog | None = None
        self._pidfd = os.pidfd_open(pid)
        self._channel.setblocking(False)
        os.set_blocking(output, False)
        self._poll = select.poll()
        self._poll.register(self._channel, select.POLLIN)
        self._poll.register(output, select.POLLIN)

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
                elif self._receive(received):
                    return self._decode(received)
        raise StudentGone(Verdict.TIMEOUT, "timeout_wall", seconds=f"{seconds:g}")

    def _watch(self, seconds: float) -> None:
        if self._watchdog is None:
            zygote = self._zygote
            self._watchdog = Watchdog(zygote.pid, self.pid, self._limits, seconds, zygote.device)
        self._watchdog.look()

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
        except TimeoutError:
            seconds = f"{self._limits.call_s:g}"
            raise StudentGone(Verdict.TIMEOUT, "timeout_wall", seconds=seconds) from None
        except OSError:
            raise self._ended() from None
        finally:
            self._channel.setblocking(False)

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
        if code is not None and code < 0:
            return StudentGone(Verdict.CRASHED, "crashed_signal", signal=_signal_name(-code))
        return StudentGone(Verdict.CRASHED, "crashed_exit", code=code)

    def end(self) -> int | None:
        """Kills the process and all below it, if that is still to be done; gives its exit code."""
        if self._pidfd < 0:
            return None
        pidfd, self._pidfd = self._pidfd, -1
        self._channel.close()
        try:
            with contextlib.suppress(ProcessLookupError):
                signal.pidfd_send_signal(pidfd, signal.SIGKILL)
            code = self._zygote.reap(self.pid)
        finally:
            os.close(pidfd)
            with contextlib.suppress(StudentGone, OSError):
                self._drain()
            os.close(self._output)
        return code


def _environment(device: str) -> dict[str, str]:
    passed = {name: os.environ[name] for name in _CUDA_ENVIRONMENT if name in os.environ}
    return _ENVIRONMENT | (passed if device == "cuda" else {})


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"
