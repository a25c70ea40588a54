"""A Dask cluster on this machine: as many workers as cores beside one, at the margin.

The scheduler, the workers and `nnkit grade --cluster` are programs of their own, as on a cluster of
machines, and share the cores with one another: what the scheduler and the command take is part of
what is measured.
"""

import contextlib
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.clock import CORES, ROOT, nnkit, timed
from benchmarks.submissions import make_class
from benchmarks.table import Row, seconds

BASE, COUNT = 8, 48  # submissions a worker
BUDGET = 0.85  # of linear
START_S = 60.0
END_S = 10.0


def rows() -> list[Row]:
    """Measures one worker, then all of them."""
    with tempfile.TemporaryDirectory(prefix="nnkit-bench-") as folder:
        work = Path(folder)
        banks = make_class(work / "banks", BASE)[0].parent  # they are made once, and travel then
        timed(nnkit("-C", str(ROOT), "grade", str(banks), "--quiet", "--out", str(work / "out")))
        one, all_ = (_margin(work / f"workers{count}", count) for count in (1, CORES))
    share = one / all_ / CORES
    return [
        Row(
            f"a submission of a class, Dask with {CORES} workers", seconds(all_),
            "Dask with one worker", seconds(one), share, f"at least {BUDGET:g} of linear",
            share >= BUDGET,
        )
    ]  # fmt: skip


def _margin(folder: Path, workers: int) -> float:
    """Gives the seconds that one submission takes more."""
    few = make_class(folder / "few", BASE * workers)
    many = make_class(folder / "many", (BASE + COUNT) * workers)
    took = []
    with _cluster(folder, workers) as address:
        for made in (few, many):
            options = ("--cluster", address, "--quiet", "--out", str(folder / f"out{len(made)}"))
            command = nnkit("-C", str(ROOT), "grade", str(made[0].parent), *options)
            took.append(timed(command).wall_s)
    return (took[1] - took[0]) / (COUNT * workers)


@contextlib.contextmanager
def _cluster(folder: Path, workers: int) -> Iterator[str]:
    """Starts a scheduler and workers, gives the scheduler's address, and ends them."""
    with contextlib.closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    address = f"tcp://127.0.0.1:{port}"
    programs = [("scheduler", "--host", "tcp://127.0.0.1", "--port", port, "--no-show")]
    options = ("--nthreads", "1", "--no-nanny", "--local-directory", str(folder / "dask"))
    programs += [("worker", address, *options)] * workers
    started = [_start(*words) for words in programs]
    try:
        _wait_for(address, workers)
        yield address
    finally:
        for program in reversed(started):
            program.terminate()
        for program in started:
            with contextlib.suppress(subprocess.TimeoutExpired):
                program.wait(END_S)
            program.kill()
            program.wait()


def _start(*words: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "dask", *words, "--no-dashboard"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _wait_for(address: str, workers: int) -> None:
    """Waits until all workers are there, in a process of its own: this one stays small."""
    asked = f"import sys, distributed; c = distributed.Client(sys.argv[1], timeout={START_S}); "
    asked += f"c.wait_for_workers({workers}, timeout={START_S})"
    subprocess.run([sys.executable, "-c", asked, address], check=True, timeout=2 * START_S)
