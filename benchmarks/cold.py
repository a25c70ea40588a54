"""One cold grade of the example submission beside `import torch`, which it cannot do without."""

import statistics
import sys

from benchmarks.clock import ROOT, Time, nnkit, timed
from benchmarks.table import Row, seconds

TIMES = 5
SUBMISSION = "examples/submission"


def rows() -> list[Row]:
    """Takes the two in turn, after one run of each that fills the page cache."""
    grade = nnkit("-C", str(ROOT), "grade", SUBMISSION)
    bare = [sys.executable, "-c", "import torch"]
    runs = [(timed(grade), timed(bare)) for _ in range(TIMES + 1)][1:]
    ours, peers = (_median(column) for column in zip(*runs, strict=True))
    return [
        Row(
            f"one cold `nnkit grade {SUBMISSION}`",
            seconds(ours.wall_s),
            '`python -c "import torch"`',
            seconds(peers.wall_s),
            ours.wall_s / peers.wall_s,
            f"1.5 x + 1 s = {seconds(1.5 * peers.wall_s + 1)}",
            ours.wall_s <= 1.5 * peers.wall_s + 1,
            ours.cpu_s / peers.cpu_s,
        )
    ]


def _median(times: tuple[Time, ...]) -> Time:
    return Time(
        statistics.median(each.wall_s for each in times),
        statistics.median(each.cpu_s for each in times),
    )
