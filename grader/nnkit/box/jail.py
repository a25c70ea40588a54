"""The jail of a student process: what it may no longer do, set before its first byte runs.

Each wall has its name in nnkit.levels. The zygote makes one `Jail`, shuts a wider one around itself
(`shut_zygote`), and every student process that it forks shuts its own (`shut_student`). The order
matters: rlimits before the system call that sets them is refused, Landlock before seccomp, which
refuses another one. Any failure raises, and no student code runs. What is held from outside (wall
time, output, threads, descendants, the scratch folder) is the judge's: nnkit.judge.watchdog.
"""

import os
import resource
import socket
import sys
import tempfile
from collections.abc import Collection
from dataclasses import dataclass
from typing import TextIO

from nnkit import view
from nnkit.box import kernel, landlock, seccomp
from nnkit.control import WORK, Fork

MAX_DESCRIPTORS = 64
CHANNEL = 3


@dataclass(frozen=True)
class Jail:
    """What is the same for every student process: the walls, and what they are built from."""

    walls: frozenset[str]
    landlock_version: int
    program: seccomp.Program | None
    files: tuple[landlock.Grant, ...]
    devices: tuple[landlock.Grant, ...]
    mapped_bytes: int  # address space that a student process has from the zygote

    def shut_student(self, order: Fork, channel: int, output: int, parent: int) -> None:
        """Shuts the jail around this process, and says so over the channel, with the listener of
        system calls that are to end it."""
        os.setsid()
        kernel.die_with_parent(parent)
        _arrange_descriptors(channel, output, "descriptors" in self.walls)
        work = f"{order.folder}/{WORK}"
        os.chdir(work)
        os.environ["TMPDIR"] = tempfile.tempdir = work  # the judge takes it away
        if "rlimits" in self.walls:
            _limit(order, self.mapped_bytes)
        if "dumpable" in self.walls:
            kernel.hide_memory()
        if "landlock" in self.walls:
            own = ((order.folder, landlock.READ), (work, landlock.WRITE))
            landlock.restrict((*self.files, *self.devices, *own), self.landlock_version)
        _tell([seccomp.install(self.program)] if self.program else [])


def build(walls: Collection[str], device: str) -> Jail:
    """Gathers what the walls need; a wall that this kernel does not have is left out."""
    version = landlock.version() if "landlock" in walls else 0
    kept = {*walls} - ({"landlock"} if version < landlock.ENOUGH else set())
    program = seccomp.assemble(device) if "seccomp" in kept else None
    files = tuple((path, landlock.READ) for path in view.readable())
    devices = tuple((path, landlock.DEVICE) for path in view.devices(device))
    return Jail(frozenset(kept), version, program, files, devices, _mapped_bytes())


def shut_zygote(jail: Jail, folder: str) -> None:
    """Takes from the zygote what neither it nor a student process will need."""
    kernel.become_subreaper()
    if "dumpable" in jail.walls:
        kernel.hide_memory()
    kernel.give_up_new_privileges()
    if "capabilities" in jail.walls:
        kernel.drop_capabilities()
    if "landlock" in jail.walls:
        files = [(path, landlock.READ) for path in (*view.readable_but_nnkit(), "/proc")]
        names = [(path, landlock.LIST) for path, _ in jail.files]
        grants = (*files, *names, *jail.devices, (folder, landlock.WRITE))
        landlock.restrict(grants, jail.landlock_version)


def _arrange_descriptors(channel: int, output: int, close: bool) -> None:
    """Leaves four: an empty stdin, the output pipe twice, the channel."""
    null = os.open(os.devnull, os.O_RDONLY)
    for source, target in ((null, 0), (output, 1), (output, 2)):
        os.dup2(source, target)
    if channel != CHANNEL:
        os.dup2(channel, CHANNEL)
    if close:
        os.closerange(CHANNEL + 1, resource.getrlimit(resource.RLIMIT_NOFILE)[0])
    for name, descriptor in (("stdout", 1), ("stderr", 2)):
        # Anew: the zygote's know themselves for /dev/null, in which one can seek.
        vars(sys)[name] = vars(sys)[f"__{name}__"] = _text_to(descriptor)


def _text_to(descriptor: int) -> TextIO:
    """Lines go out one by one: what was printed is not lost when the process is killed."""
    return open(
        descriptor, "w", buffering=1, encoding="utf-8", errors="backslashreplace", closefd=False
    )


def _tell(listener: list[int]) -> None:
    line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM, 0, CHANNEL)
    socket.send_fds(line, [b"\n"], listener)
    line.detach()
    for descriptor in listener:
        os.close(descriptor)


def _limit(order: Fork, mapped_bytes: int) -> None:
    """Sets the rlimits. Address space is counted over what the zygote has mapped already."""
    limits = order.limits
    for what, value in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, MAX_DESCRIPTORS),
        (resource.RLIMIT_FSIZE, limits.scratch_bytes),
    ):
        resource.setrlimit(what, (value, value))
    cpu = int(limits.submission_s) + 1
    # SIGXCPU first, which says why; the kernel's SIGKILL for those who do not hear it.
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu + 1))
    if order.device == "cpu":  # CUDA maps far more than it uses: the watchdog counts there
        space = mapped_bytes + limits.memory_bytes
        resource.setrlimit(resource.RLIMIT_AS, (space, space))


def _mapped_bytes() -> int:
    with open("/proc/self/statm", encoding="ascii") as statm:  # noqa: PTH123 - one short read
        return int(statm.read().split()[0]) * resource.getpagesize()
