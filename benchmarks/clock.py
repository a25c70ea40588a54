"""Runs commands and takes their time: by the wall, and by the processors' own count."""

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
CORES = len(os.sched_getaffinity(0))


@dataclass(frozen=True)
class Time:
    """Seconds: by the wall, and user and system time of the process and all below it."""

    wall_s: float
    cpu_s: float

    def __add__(self, other: "Time") -> "Time":
        return Time(self.wall_s + other.wall_s, self.cpu_s + other.cpu_s)

    def __sub__(self, other: "Time") -> "Time":
        return Time(self.wall_s - other.wall_s, self.cpu_s - other.cpu_s)

    def __truediv__(self, count: int) -> "Time":
        return Time(self.wall_s / count, self.cpu_s / count)


def timed(
    command: Sequence[str], environment: dict[str, str] | None = None, folder: Path = ROOT
) -> Time:
    """Runs a command to its end; an exit code over 1 (not findings, but a failure) raises."""
    before, started = cpu_of_children(), time.perf_counter()
    ended = subprocess.run(
        command, cwd=folder, env=os.environ | (environment or {}), capture_output=True, text=True
    )
    taken = Time(time.perf_counter() - started, cpu_of_children() - before)
    if ended.returncode not in (0, 1):
        raise RuntimeError(f"{' '.join(command)}: {ended.stderr.strip()[-500:]}")
    return taken


def cpu_of_children() -> float:
    """Gives the processors' seconds of every process below this one that has ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def figures_of(module: str, *arguments: str) -> Any:
    """Runs a module of this package in a process of its own; gives the JSON that it prints.

    What needs torch or a fork runs so: this process stays small, and no row touches another.
    """
    command = [sys.executable, "-m", f"benchmarks.{module}", *arguments]
    ended = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(ended.stdout.splitlines()[-1])


def nnkit(*arguments: str) -> list[str]:
    """Gives the command line of nnkit, of the Python that runs this."""
    return [str(Path(sys.executable).with_name("nnkit")), *arguments]
