"""The zygote as the judge holds it: start, fork, reap, and no process left behind.

The zygote is exec'ed with a built environment, in bubblewrap where that is to be had, and serves
one student process at a time. It may count processes from another one: what the judge knows of it
comes from the kernel, its own number with the first packet (SCM_CREDENTIALS), a student process's
as a pidfd. Whatever runs below it is stopped and killed here; it waits until the last one is gone.
"""

import contextlib
import os
import select
import socket
import struct
import subprocess
import tempfile
import time
from collections.abc import Collection
from pathlib import Path

import psutil

from nnkit import control, levels
from nnkit.course import Limits
from nnkit.errors import BoxError
from nnkit.judge import launch, scratch
from nnkit.judge.cgroup import Cgroup, delegated
from nnkit.judge.process import StudentProcess
from nnkit.judge.watchdog import descendants

START_S = 120.0
REAP_S = 10.0
_CREDENTIALS = struct.Struct("iII")  # process, user, group
_BESIDE = socket.CMSG_SPACE(_CREDENTIALS.size) + socket.CMSG_SPACE(4)


class Zygote:
    """A warm process that forks student processes; started at once, ready a little later."""

    def __init__(self, device: str = "cpu", without: Collection[str] | None = None) -> None:
        self.device = device
        self.without = levels.hidden() if without is None else frozenset(without)
        self.walls: frozenset[str] = frozenset()
        self.got_through: tuple[str, ...] = ()
        self.level = ""
        self.torch = ""
        self._pid = 0
        self._cgroup: Cgroup | None = None
        folder = scratch.base()
        self._line, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._line.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the zygote
        with theirs:
            self._process = subprocess.Popen(
                launch.command(theirs.fileno(), device, folder, self.without),
                env=launch.environment(device, folder),
                cwd="/",
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=self._errors,
                start_new_session=True,  # Ctrl-C is for the judge
            )

    @property
    def pid(self) -> int:
        """The zygote's process number; it is known when it is warm."""
        self.wait()
        return self._pid

    def wait(self) -> None:
        """Waits until the zygote is warm."""
        if self.level:
            return
        report, _ = self._receive(START_S)
        if not isinstance(report, control.Ready):
            raise BoxError(f"the box did not start: {report}; run `nnkit doctor`")
        self._cgroup = None if "cgroup" in self.without else delegated(self._pid)
        ours = {"watchdog"} - self.without | ({"cgroup"} if self._cgroup else set())
        self.walls = frozenset({*report.walls} - {"cgroup", "watchdog"} | ours)
        self.got_through = tuple(report.got_through)
        self.level = levels.level_of(self.walls, self.got_through)
        self.torch = report.torch

    def fork(self, folder: Path, limits: Limits) -> StudentProcess:
        """Forks a student process for the submission in `folder`; its jail is shut then."""
        self.wait()
        if self._cgroup:
            self._cgroup.limit(limits.memory_bytes, limits.threads)
        ours, channel = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        reading, output = os.pipe()
        try:
            order = control.Fork(str(folder), limits, self.device)
            self._send(order, [channel.fileno(), output])
            report, descriptors = self._receive(START_S)
            if not isinstance(report, control.Forked):
                raise BoxError(f"the box could not fork: {report}")
            process = StudentProcess(
                self, report.pid, descriptors[0], folder, ours, reading, limits
            )
        except BaseException:
            ours.close()
            os.close(reading)
            raise
        finally:
            channel.close()
            os.close(output)
        process.wait_for_jail(START_S)
        return process

    def reap(self, pid: int) -> int | None:
        """Kills the student process and all its descendants, and gives its exit code."""
        self._send(control.Reap(pid))
        deadline = time.monotonic() + REAP_S
        wait_s = 0.02
        while time.monotonic() < deadline:
            if select.select([self._line], [], [], wait_s)[0]:
                report, _ = self._receive(REAP_S)
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

    def ran_out_of_memory(self) -> bool:
        """Whether the cgroup has ended a process for its memory since it was last asked."""
        return self._cgroup is not None and self._cgroup.ran_out_of_memory()

    def close(self) -> None:
        """Ends the zygote and all below it."""
        self._line.close()
        if self._pid:
            self.kill_descendants()  # first: when it is gone, nobody finds what is left of it
            with contextlib.suppress(psutil.Error):
                psutil.Process(self._pid).kill()
        else:
            self._process.kill()
        self._process.wait()  # whoever stands around it waits for the last process within
        self._errors.close()
        if self._cgroup:
            self._cgroup.remove()

    def _send(self, order: control.Order, descriptors: list[int] | None = None) -> None:
        try:
            socket.send_fds(self._line, [control.encode(order)], descriptors or [])
        except OSError as error:
            raise self._broken(str(error)) from None

    def _receive(self, seconds: float) -> tuple[control.Report, list[int]]:
        """Gives a report and the descriptors that came with it."""
        try:
            self._line.settimeout(seconds)
            packet, beside, _, _ = self._line.recvmsg(control.PACKET_BYTES, _BESIDE)
        except OSError as error:
            raise self._broken(str(error)) from None
        if not packet:
            raise self._broken("it ended")
        descriptors: list[int] = []
        for _, kind, data in beside:
            if kind == socket.SCM_CREDENTIALS:
                self._pid = _CREDENTIALS.unpack(data)[0]
            elif kind == socket.SCM_RIGHTS:
                descriptors += struct.unpack(f"{len(data) // 4}i", data)
        return control.decode_report(packet), descriptors

    def _broken(self, why: str) -> BoxError:
        if self._errors.closed:
            return BoxError(f"the box was closed before ({why}); run it again")
        self._errors.seek(0)
        last = self._errors.read().decode("utf-8", "replace").strip().splitlines()[-1:]
        return BoxError(f"the box broke ({'; '.join([why, *last])}); run `nnkit doctor`")
