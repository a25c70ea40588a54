"""`python -m nnkit.gradescope ROOT ASSIGNMENT`: one submission in Gradescope's container.

Student code runs in the box, below a `nnkit grade` of its own. What Gradescope reads is written
first, as a fault of ours, and written over when there is a result: a crash, a kill or a full disk
leaves that, and no score of nobody's making.
"""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nnkit.collect.paths import exercises_in
from nnkit.course import Assignment, load_course
from nnkit.exports.gradescope import fault_json, results_json
from nnkit.results import ExerciseResult, Result, Verdict, from_json
from nnkit.texts import say


def main(root: Path, assignment: str) -> int:
    """Writes results/results.json; gives 0 whatever the score, else what staff see in the log."""
    place = root / "results" / "results.json"
    _write(place, fault_json())
    course = load_course(root / "course")
    chosen = course.assignment(assignment)
    if not exercises_in(
        root / "submission", chosen.exercises
    ):  # `grade` would ask for another path
        _write(place, results_json(_nothing(chosen, course.languages[0])))
        return 0
    command = [
        sys.executable, "-m", "nnkit", "-C", str(root / "course"), "grade",
        str(root / "submission"), "--one", "--assignment", assignment, "--for", "student",
        "--format", "json", "--quiet",
    ]  # fmt: skip
    ended = subprocess.run(command, stdout=subprocess.PIPE, check=False)
    if ended.returncode not in (0, 1):
        return ended.returncode
    result = from_json(ended.stdout.splitlines()[0])
    _write(place, results_json(result) | _said(result))
    return 0


def _said(result: Result) -> dict[str, str]:
    """Gives what is to be said of whole exercises, in the student's form: a file that does not
    start has checks, and none of them says so."""
    told = [each for each in result.exercises if each.checks and each.message]
    said = [f"{each.id}: {each.message}" for each in told]
    return {"output": "\n".join(said)} if said else {}


@dataclass(frozen=True)
class _Graded:
    exercises: tuple[ExerciseResult, ...]
    score: float = 0.0


def _nothing(assignment: Assignment, lang: str) -> _Graded:
    """Gives what comes of a folder without any file of the assignment."""
    return _Graded(
        tuple(
            ExerciseResult(
                id=each.id, file=each.file, sha256=None, verdict=Verdict.MISSING,
                message=say("missing", lang, file=each.file), notes=[], score=0.0,
                max_score=assignment.points[each.id], checks=[],
            )
            for each in assignment.exercises
        )
    )  # fmt: skip


def _write(place: Path, told: dict[str, Any]) -> None:
    place.parent.mkdir(exist_ok=True)
    made = place.with_name(f".{place.name}.{os.getpid()}")
    made.write_text(json.dumps(told, ensure_ascii=False, allow_nan=False), encoding="utf-8")
    made.replace(place)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
