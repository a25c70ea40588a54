"""Takes the time of `otter run`: `python -m benchmarks.peers.otter` prints it as JSON.

Its fastest way: no docker, and one process that imports otter once and calls for each notebook what
`otter run` calls. Per submission of COUNT, after FEW that do not count; the median of RUNS.
The points are looked at: a right answer has full marks, a stub has none.
"""

import json
import statistics
import subprocess
import tempfile
from operator import attrgetter
from pathlib import Path
from typing import Any

from benchmarks.clock import timed
from benchmarks.peers.checks import parts
from benchmarks.peers.environment import build, environment_of, program
from benchmarks.peers.otter.assignment import hand_in, lay_out

RUNS, FEW, COUNT = 3, 2, 20  # of the few, the first is a stub
FULL = 60.0


def main() -> None:
    """Sets the peer up where it is not, and measures."""
    build("otter")
    with tempfile.TemporaryDirectory(prefix="nnkit-bench-") as folder:
        zip_, notebooks = _prepare(Path(folder))
        runs = [_run(Path(folder), zip_, notebooks) for _ in range(RUNS)]
    medians = {
        name: statistics.median(sum(each[name] for each in run) / COUNT for run in runs)
        for name in ("wall_s", "cpu_s")
    }
    print(json.dumps(medians))


def _prepare(folder: Path) -> tuple[Path, list[Path]]:
    """Makes the autograder zip, and a class of right answers behind a stub."""
    exercises, zip_ = parts(), folder / "autograder.zip"
    files = lay_out(folder / "assignment", exercises)
    command = [program("otter", "otter"), "generate", "-o", str(zip_), *files]
    timed(command, environment_of("otter", folder), folder / "assignment")
    right = [f"student{number:03}" for number in range(FEW - 1 + COUNT)]
    notebooks = [hand_in(folder, "stub", attrgetter("stub"), exercises)]
    notebooks += [hand_in(folder, name, attrgetter("reference"), exercises) for name in right]
    return zip_, notebooks


def _run(folder: Path, zip_: Path, notebooks: list[Path]) -> list[dict[str, Any]]:
    """Grades all of them; gives what the last COUNT took."""
    command = [program("otter", "python"), str(Path(__file__).with_name("inside.py")), str(zip_)]
    ended = subprocess.run(
        [*command, *map(str, notebooks)],
        cwd=folder, env=environment_of("otter", folder), capture_output=True, text=True,
    )  # fmt: skip
    if ended.returncode != 0:  # else stderr has a warning of each kernel, and nothing more
        raise RuntimeError(f"otter ended with {ended.returncode}: {ended.stderr.strip()[-500:]}")
    graded: list[dict[str, Any]] = json.loads(ended.stdout.splitlines()[-1])
    points = [(each["points"], each["of"]) for each in graded]
    expected = [(0.0, FULL), *[(FULL, FULL)] * (len(notebooks) - 1)]
    if points != expected:
        raise RuntimeError(f"otter's points are {points}, not {expected}")
    return graded[FEW:]


if __name__ == "__main__":
    main()
