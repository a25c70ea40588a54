"""The watchdog: what rlimits cannot hold, looked at from outside while a call takes its time."""

import contextlib
import itertools
import os
import stat
from collections.abc import Callable, Iterable
from pathlib import Path

import psutil

from nnkit.course import Limits
from nnkit.errors import StudentGone
from nnkit.results import Verdict

MAX_FILES = 4096  # in a scratch folder, folders too
MAX_LEVELS = 64
_TOGETHER = 2  # times what one file may be: the files together


class Watchdog:
    """Watches one call: CPU time, descendants, threads, the scratch folder, and on a GPU resident
    memory."""

    def __init__(
        self, zygote: int, scratch: Path, limits: Limits, cpu_s: float, device: str
    ) -> None:
        self._zygote = zygote
        self._scratch = scratch
        self._limits = limits
        self._cpu_s = cpu_s
        self._device = device
        self._burnt_before: float | None = None
        self.burnt_s = 0.0  # CPU time of the call, as far as it was looked at

    def look(self) -> None:
        """Raises StudentGone when the student process is over a limit."""
        below = descendants(self._zygote)
        self._look_at_cpu(below)
        if len(below) - 1 > self._limits.processes:
            most = self._limits.processes
            raise StudentGone(Verdict.VIOLATION, "too_many_processes", most=most)
        if _sum(below, psutil.Process.num_threads) > self._limits.threads:
            raise StudentGone(Verdict.VIOLATION, "too_many_threads", most=self._limits.threads)
        if self._device != "cpu":
            self._look_at_memory(below)
        look_at_scratch(self._scratch, self._limits, _nameless_bytes(below))

    def _look_at_cpu(self, below: list[psutil.Process]) -> None:
        burnt = _sum(below, lambda process: sum(process.cpu_times()[:2]))
        if self._burnt_before is None:
            self._burnt_before = burnt
        self.burnt_s = max(self.burnt_s, burnt - self._burnt_before)
        if self.burnt_s > self._cpu_s:
            raise StudentGone(Verdict.TIMEOUT, "timeout_cpu", seconds=f"{self._cpu_s:g}")

    def _look_at_memory(self, below: list[psutil.Process]) -> None:
        """On a GPU address space is no measure: what is resident over the zygote's is."""
        warm = _sum([psutil.Process(self._zygote)], _resident)
        if _sum(below, _resident) > warm + self._limits.memory_bytes:
            raise StudentGone(Verdict.MEMORY, "memory")


def look_at_scratch(folder: Path, limits: Limits, nameless_bytes: int = 0) -> None:
    """Raises StudentGone when there are too many files in a folder, or they are too large.

    Folders too deep to be looked at in no time, or closed to a look, are too much as well.
    """
    waiting, files, size = [(str(folder), 0)], 0, nameless_bytes
    while waiting:
        place, depth = waiting.pop()
        try:
            with os.scandir(place) as found:
                entries = [*itertools.islice(found, MAX_FILES + 1)]
        except PermissionError:
            files, entries = MAX_FILES + 1, []
        except OSError:
            continue
        files += len(entries) if depth < MAX_LEVELS else MAX_FILES + 1
        for entry in entries:
            with contextlib.suppress(OSError):
                size += entry.stat(follow_symlinks=False).st_blocks * 512
                waiting += [(entry.path, depth + 1)] if entry.is_dir(follow_symlinks=False) else []
        if files > MAX_FILES or size > _TOGETHER * limits.scratch_bytes:
            most = _TOGETHER * limits.scratch_bytes >> 20
            raise StudentGone(Verdict.OUTPUT, "too_many_files", files=MAX_FILES, most=most)


def _nameless_bytes(processes: Iterable[psutil.Process]) -> int:
    """Adds up the files that are open and have no name any more. Only root can look there; of
    another user's judge they are bounded by the number of descriptors."""
    size = 0
    for process in processes:
        with contextlib.suppress(OSError), os.scandir(f"/proc/{process.pid}/fd") as found:
            for entry in found:
                with contextlib.suppress(OSError):
                    about = entry.stat()
                    if stat.S_ISREG(about.st_mode) and about.st_nlink == 0:
                        size += about.st_blocks * 512
    return size


def descendants(pid: int) -> list[psutil.Process]:
    """Gives what runs below a process."""
    try:
        found: list[psutil.Process] = psutil.Process(pid).children(recursive=True)
    except psutil.NoSuchProcess:
        return []
    return found


def _resident(process: psutil.Process) -> float:
    return float(process.memory_info().rss)


def _sum(processes: Iterable[psutil.Process], figure: Callable[[psutil.Process], float]) -> float:
    """Adds up a figure of processes, any of which may be gone by now."""
    total = 0.0
    for process in processes:
        with contextlib.suppress(psutil.Error):
            total += figure(process)
    return total
