"""What every worker process of ours, with a judge of its own, does alike: it ends when its parent
says so, keeps its temporary files where its parent takes them away, and keeps to one processor."""

import contextlib
import os
import signal
from collections.abc import Iterator
from pathlib import Path

from nnkit.errors import Terminated
from nnkit.judge import scratch
from nnkit.judge.zygote import Zygote


@contextlib.contextmanager
def as_worker(folder: Path) -> Iterator[None]:
    """Makes this process a worker whose temporary files lie in `folder`; the work is within.

    Whether the parent sends SIGTERM, at any moment, or closes the line: it has stopped, and the
    work ends without a word.
    """
    scratch.stay_within(folder)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent gets it, and ends this one
    signal.signal(signal.SIGTERM, _end)
    with contextlib.suppress(KeyboardInterrupt, BrokenPipeError, ConnectionResetError):
        try:
            yield
        finally:
            signal.signal(signal.SIGTERM, signal.SIG_IGN)  # it ends by itself from here


def _end(number: int, frame: object) -> None:
    raise Terminated


def cores(count: int) -> list[int | None]:
    """Gives each worker a processor of its own, or none where there are too few."""
    ours = sorted(os.sched_getaffinity(0))
    return [*ours[:count]] if 1 < count <= len(ours) else [None] * count


def keep_to(core: int | None, zygote: Zygote) -> None:
    """Lets this judge and its box keep to a processor once they are warm: they take turns, and a
    question finds its answerer's caches on the spot."""
    if core is not None:
        for pid in (0, zygote.pid):
            os.sched_setaffinity(pid, {core})
