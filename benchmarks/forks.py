"""A student process until its first answer, and the jail's set-up in it, beside a bare fork; what
each wall of the jail costs.

`python -m benchmarks.forks` prints the medians. Its own process is as warm as the zygote, so that
what the bare fork copies is as large.
"""

import json
import os
import socket
import statistics
import struct
import time
from collections.abc import Callable, Collection
from pathlib import Path

from nnkit import control, wire
from nnkit.course import Limits
from nnkit.judge.scratch import scratch
from nnkit.judge.zygote import Zygote

from benchmarks.clock import figures_of
from benchmarks.table import Row, seconds

FORKS = 60
JAIL_BUDGET_S = 2e-3
WALLS = ("landlock", "seccomp", "rlimits")
_DOUBLE = struct.Struct("d")


def rows() -> list[Row]:
    """Gives a row for each."""
    took = figures_of("forks")
    fork = took["fork"]
    return [
        Row(
            "a student process, asked for to first answer",
            seconds(took["student"]),
            "a bare `os.fork` as warm, to its first byte",
            seconds(fork),
            took["student"] / fork,
        ),
        Row(
            "the jail's set-up in a student process",
            seconds(took["jail"]),
            "a bare `os.fork` as warm, to its first byte",
            seconds(fork),
            took["jail"] / fork,
            f"at most {seconds(JAIL_BUDGET_S)}",
            took["jail"] <= JAIL_BUDGET_S,
        ),
        *(_wall(name, took) for name in WALLS),
    ]


def _wall(name: str, took: dict[str, float]) -> Row:
    """What the jail takes with a wall and without it: the difference is what the wall costs."""
    without = took[f"jail without {name}"]
    return Row(
        f"of that, {name}", seconds(took["jail"] - without), "the jail without it",
        seconds(without), (took["jail"] - without) / without,
    )  # fmt: skip


def main() -> None:
    """Measures all in turn; the zygote starts before torch is imported here."""
    zygote = Zygote()
    try:
        from benchmarks.warm import warm

        warm()
        zygote.wait()
        with scratch() as folder:
            measures = {
                "student": lambda: _student(zygote, folder),
                "fork": _bare,
                "jail": _jail(folder, zygote.walls),
            }
            for name in WALLS:
                measures[f"jail without {name}"] = _jail(folder, zygote.walls - {name})
            print(json.dumps(_medians(measures)))
    finally:
        zygote.close()


def _medians(measures: dict[str, Callable[[], float]]) -> dict[str, float]:
    took: dict[str, list[float]] = {name: [] for name in measures}
    for _ in range(FORKS):
        for name, measure in measures.items():
            took[name].append(measure())
    return {name: statistics.median(each) for name, each in took.items()}


def _student(zygote: Zygote, folder: Path) -> float:
    question = wire.encode([wire.Request(1, "length", ["four"])], wire.Caps())
    started = time.perf_counter()
    student = zygote.fork(folder, Limits())
    try:
        answer = student.ask(question, 10.0)
        taken = time.perf_counter() - started
    finally:
        student.end()
    assert answer == wire.Answer(1, 4)
    return taken


def _bare() -> float:
    from benchmarks.warm import child

    reading, writing = os.pipe()
    started = time.perf_counter()
    with child(lambda: os.write(writing, b"!")):
        os.read(reading, 1)
        taken = time.perf_counter() - started
    os.close(reading)
    os.close(writing)
    return taken


def _jail(folder: Path, walls: Collection[str]) -> Callable[[], float]:
    """The child takes the time by its own clock and sends it over what the jail leaves open."""
    from nnkit.box import jail

    from benchmarks.warm import child

    built = jail.build(walls, "cpu")
    order = control.Fork(str(folder), Limits(), "cpu")
    parent = os.getpid()

    def measure() -> float:
        ours, channel = socket.socketpair()
        reading, output = os.pipe()

        def shut() -> None:
            started = time.perf_counter()
            built.shut_student(order, channel.fileno(), output, parent)
            os.write(jail.CHANNEL, _DOUBLE.pack(time.perf_counter() - started))

        with ours, channel, child(shut):
            ours.recv(1)  # that it is shut
            taken: float = _DOUBLE.unpack(ours.recv(_DOUBLE.size))[0]
        os.close(reading)
        os.close(output)
        return taken

    return measure


if __name__ == "__main__":
    main()
