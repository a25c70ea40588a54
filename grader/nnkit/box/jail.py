"""The jail of a student process: what it may no longer do, set before its first byte runs.

The level here is `basic`: a process of its own session, without descriptors, under rlimits. The
judge's watchdog (nnkit.judge.process) holds what rlimits cannot: wall time, output, threads and
descendants. Landlock, seccomp and namespaces have their place in `apply`, after the rlimits.
"""

import os
import resource
import tempfile

from nnkit.box import kernel
from nnkit.control import Fork

LEVEL = "basic"
MAX_DESCRIPTORS = 256
CHANNEL = 3


def apply(order: Fork, channel: int, output: int, parent: int) -> None:
    """Shuts the jail around this process; any failure raises, and no student code runs."""
    os.setsid()
    kernel.die_with_parent(parent)
    _arrange_descriptors(channel, output)
    os.chdir(order.folder)
    os.environ["TMPDIR"] = tempfile.tempdir = order.folder  # the judge takes it away
    _limit(order)
    kernel.hide_memory()


def _arrange_descriptors(channel: int, output: int) -> None:
    """Leaves four: an empty stdin, the output pipe twice, the channel."""
    null = os.open(os.devnull, os.O_RDONLY)
    for source, target in ((null, 0), (output, 1), (output, 2)):
        os.dup2(source, target)
    if channel != CHANNEL:
        os.dup2(channel, CHANNEL)
    os.closerange(CHANNEL + 1, resource.getrlimit(resource.RLIMIT_NOFILE)[0])


def _limit(order: Fork) -> None:
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
        space = _mapped_bytes() + limits.memory_bytes
        resource.setrlimit(resource.RLIMIT_AS, (space, space))


def _mapped_bytes() -> int:
    with open("/proc/self/statm", encoding="ascii") as statm:  # noqa: PTH123 - one short read
        return int(statm.read().split()[0]) * resource.getpagesize()
