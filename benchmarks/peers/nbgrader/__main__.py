"""Takes the time of `nbgrader autograde`: `python -m benchmarks.peers.nbgrader` prints it as JSON.

Per submission at the margin: what a class of FEW and COUNT takes less what a class of FEW takes,
the median of RUNS. Every run starts from a fresh gradebook, and every grade of it is looked at: a
right answer has full marks, a stub has none.
"""

import csv
import json
import shutil
import statistics
import tempfile
from operator import attrgetter
from pathlib import Path

from benchmarks.clock import Time, timed
from benchmarks.peers.checks import Part, parts
from benchmarks.peers.environment import build, environment_of, program
from benchmarks.peers.nbgrader.course import ASSIGNMENT, hand_in, lay_out

RUNS, FEW, COUNT = 3, 2, 20
FULL = 60.0


def main() -> None:
    """Sets the peer up where it is not, and measures."""
    build("nbgrader")
    with tempfile.TemporaryDirectory(prefix="nnkit-bench-") as folder:
        work, exercises = Path(folder), parts()
        lay_out(work / "course", exercises)
        _nbgrader(work / "course", "generate_assignment", ASSIGNMENT)
        margins = [_margin(work, exercises) for _ in range(RUNS)]
    print(json.dumps({"wall_s": _median(margins, "wall_s"), "cpu_s": _median(margins, "cpu_s")}))


def _margin(work: Path, exercises: list[Part]) -> Time:
    few, many = (_autograde(work, exercises, count) for count in (FEW, FEW + COUNT))
    return (many - few) / COUNT


def _autograde(work: Path, exercises: list[Part], count: int) -> Time:
    """Grades a class of so many right answers and one stub."""
    with tempfile.TemporaryDirectory(dir=work) as folder:
        course = Path(shutil.copytree(work / "course", Path(folder) / "course"))
        expected = {f"student{number:03}": FULL for number in range(count)}
        for student in expected:
            hand_in(course, student, attrgetter("reference"), exercises)
        hand_in(course, "stub", attrgetter("stub"), exercises)
        taken = _nbgrader(course, "autograde", ASSIGNMENT)
        _check_grades(course, {**expected, "stub": 0.0})
    return taken


def _check_grades(course: Path, expected: dict[str, float]) -> None:
    _nbgrader(course, "export", "--to", "grades.csv")
    with (course / "grades.csv").open(encoding="utf-8", newline="") as file:
        grades = {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)}
    if grades != expected:
        raise RuntimeError(f"nbgrader's grades are {grades}, not {expected}")


def _nbgrader(course: Path, *arguments: str) -> Time:
    command = [program("nbgrader", "nbgrader"), *arguments]
    return timed(command, environment_of("nbgrader", course.parent), course)


def _median(times: list[Time], name: str) -> float:
    return statistics.median(getattr(each, name) for each in times)


if __name__ == "__main__":
    main()
