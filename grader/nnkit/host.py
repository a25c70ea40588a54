"""What runs inside a cluster's worker: it starts a grading process and hands it jobs.

The worker itself never imports torch, and no student code runs in it: judge and zygote are in a
process that it exec's, kept from batch to batch, and ended with it, by the run, or when nothing
came for a while. A grading process that dies or does not answer is replaced, and its job is tried
again.
"""

import contextlib
import socket
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection

from nnkit import __version__
from nnkit.errors import NnkitError
from nnkit.plan import TRIES, Environment, Job, Plan

VERSIONS = f"nnkit {__version__} on Python {sys.version_info.major}.{sys.version_info.minor}"
IDLE_S = 600.0
END_S = 10.0


@dataclass(frozen=True)
class Setup:
    """What a worker must have before it can grade. `patience_s` bounds the wait for one job."""

    plan: Plan
    packed: bytes
    run: str  # another run's process is not taken
    patience_s: float


@dataclass(frozen=True)
class Batch:
    """What came of some jobs: JSON by number, and the numbers of those that killed TRIES processes;
    `refusal` says why this worker cannot grade at all."""

    results: dict[int, str]
    lost: tuple[int, ...] = ()
    environment: Environment | None = None
    refusal: str = ""
    versions: str = ""  # of the worker


def grade_batch(setup: Setup, jobs: Sequence[Job]) -> Batch:
    """Does some jobs, one after another; with none it only tells what this worker's box is."""
    with _lock:  # one submission at a time, however many threads the worker has
        if _idle is not None:
            _idle.cancel()
        try:
            return _do(setup, jobs)
        except NnkitError as error:
            close()
            return Batch({}, refusal=str(error), versions=VERSIONS)


def close() -> None:
    """Ends this worker's grading process, if it has one."""
    global _hosted
    if _hosted is not None:
        _hosted.close()
        _hosted = None


def end(run: str) -> None:
    """Ends a run's grading process here at once, whatever it is at, and lets none of it start any
    more. It waits for nobody: Dask calls it where the worker answers the scheduler."""
    _ended.append(run)
    if _hosted is not None and _hosted.run == run:
        _hosted.stop()
    threading.Thread(target=_close_of, args=(run,), daemon=True).start()


def _close_of(run: str) -> None:
    with _lock:
        if _hosted is not None and _hosted.run == run:
            close()


def _do(setup: Setup, jobs: Sequence[Job]) -> Batch:
    results, lost = {}, []
    environment = _start(setup).environment
    for job in jobs:
        for _ in range(TRIES):
            answer = _start(setup).ask(job, setup.patience_s)
            if answer is not None:
                results[job.number] = answer
                break
            close()
        else:
            lost.append(job.number)
    _end_when_idle(setup.run)
    return Batch(results, tuple(lost), environment, versions=VERSIONS)


class _Hosted:
    """A grading process and the line to it."""

    def __init__(self, setup: Setup) -> None:
        self.run = setup.run
        ours, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "nnkit.hosted", str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                start_new_session=True,  # a Ctrl-C of the worker's terminal is the worker's
            )
        self._line = Connection(ours.detach())
        said = None
        with contextlib.suppress(EOFError, OSError):
            self._line.send((setup.plan, setup.packed))
            if self._line.poll(setup.patience_s):
                said = self._line.recv()
        if not isinstance(said, Environment):
            self.close()
            raise said if isinstance(said, NnkitError) else NnkitError("its grading process died")
        self.environment = said

    def ask(self, job: Job, patience_s: float) -> str | None:
        """Gives the JSON of a job's result, or None when the process is gone or overdue."""
        with contextlib.suppress(EOFError, OSError):
            self._line.send(job)
            if self._line.poll(patience_s):
                return str(self._line.recv())
        return None

    def stop(self) -> None:
        """Tells the process to end; whoever waits for its answer hears that it is gone."""
        self._process.terminate()

    def close(self) -> None:
        """Ends the process; one that does not go is killed."""
        self._line.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.terminate()
            self._process.wait(END_S)
        self._process.kill()
        self._process.wait()


_lock = threading.RLock()
_ended: deque[str] = deque(maxlen=100)  # runs
_hosted: _Hosted | None = None
_idle: threading.Timer | None = None


def _start(setup: Setup) -> _Hosted:
    """Gives the run's grading process; starts one where there is none."""
    global _hosted
    if setup.run in _ended:
        raise NnkitError("its run has ended")
    if _hosted is not None and _hosted.run != setup.run:
        close()
    if _hosted is None:
        _hosted = _Hosted(setup)
    return _hosted


def _end_when_idle(run: str) -> None:
    """Ends the process when nothing comes any more: its run may have been killed."""
    global _idle
    _idle = threading.Timer(IDLE_S, _close_of, [run])
    _idle.daemon = True
    _idle.start()
