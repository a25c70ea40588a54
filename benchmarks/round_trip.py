"""A round trip of the wire, as a check makes it, beside a bare echo of the same bytes.

`python -m benchmarks.round_trip` prints the two figures.
"""

import json
import socket
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from nnkit import wire
from nnkit.course import Limits
from nnkit.judge.scratch import scratch
from nnkit.judge.zygote import Zygote

from benchmarks.clock import figures_of
from benchmarks.table import Row, seconds

SERIES = 10
ROUNDS = 400  # of one series
LIMITS = Limits(exercise_s=1e6, submission_s=1e6)


def rows() -> list[Row]:
    """Gives the one row."""
    took = figures_of("round_trip")
    return [
        Row(
            "a round trip of the wire: `submission.trivial()`",
            seconds(took["wire"]),
            "an echo of the same bytes over a socketpair",
            seconds(took["echo"]),
            took["wire"] / took["echo"],
        )
    ]


def main() -> None:
    """Measures both; the zygote starts before torch is imported here."""
    zygote = Zygote()
    try:
        with scratch() as folder:
            wire_s = _wire(zygote, folder)
    finally:
        zygote.close()
    print(json.dumps({"wire": wire_s, "echo": _echo()}))


def _wire(zygote: Zygote, folder: Path) -> float:
    from nnkit.judge.link import Link
    from nnkit.judge.proxy import SUBMISSION, Submission
    from nnkit.judge.source import Source

    file = folder / "one" / "trivial.py"
    file.parent.mkdir()
    file.write_text("def trivial():\n    return 1\n", encoding="ascii")
    link = Link(zygote, LIMITS.submission_s, folder)
    link.open(Source(file, None, None, LIMITS))
    submission = Submission(link, wire.Handle(SUBMISSION, [], "submission"))
    try:
        return _each(lambda: submission.trivial())
    finally:
        link.close()


def _echo() -> float:
    """As many bytes there and back, between two processes that do nothing else."""
    from benchmarks.warm import child

    handle = wire.Handle(0, ["trivial"], "trivial")
    question = wire.encode([wire.Request(1000, "call", [handle])], wire.Caps())
    answer = wire.encode(wire.Answer(1000, 1), wire.Caps())
    ours, theirs = socket.socketpair()

    def echo() -> None:
        while theirs.recv(len(question)):
            theirs.sendall(answer)

    with ours, theirs, child(echo):
        return _each(lambda: ours.send(question) and ours.recv(len(answer)))


def _each(step: Callable[[], object]) -> float:
    """Gives the seconds of one step: the median of several series' means."""
    means = []
    for _ in range(SERIES):
        started = time.perf_counter()
        for _ in range(ROUNDS):
            step()
        means.append((time.perf_counter() - started) / ROUNDS)
    return statistics.median(means)


if __name__ == "__main__":
    main()
