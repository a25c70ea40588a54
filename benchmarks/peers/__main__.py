"""Writes what the peers grade, to look at: `python -m benchmarks.peers FOLDER`.

FOLDER/nbgrader is the instructor's course; FOLDER/otter has the test files and two notebooks as
handed in, the reference's answers and the stubs. Neither peer needs to be set up for it.
"""

import sys
from operator import attrgetter
from pathlib import Path

from benchmarks.peers.checks import parts
from benchmarks.peers.nbgrader import course
from benchmarks.peers.otter import assignment


def main(folder: Path) -> None:
    """Writes both."""
    exercises = parts()
    course.lay_out(folder / "nbgrader", exercises)
    assignment.lay_out(folder / "otter", exercises)
    for answer in ("reference", "stub"):
        assignment.hand_in(folder / "otter", answer, attrgetter(answer), exercises)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
