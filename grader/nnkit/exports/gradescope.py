"""Gradescope: results.json of an autograder, one a student.

A student reads it: titles, hints and outcomes, and no message that a hidden input could reach. The
check's own text is never in it. Keys: Gradescope's documentation, "Autograder Specifications".
"""

from typing import Any

from nnkit.gradebook import Grade, exact
from nnkit.results import ExerciseResult, Outcome, Verdict


def results_json(grade: Grade) -> dict[str, Any]:
    """Gives what stands in results.json; without a score where the fault is ours, which Gradescope
    shows as not graded."""
    tests = [test for each in grade.exercises for test in _tests(each)]
    told: dict[str, Any] = {
        "tests": tests,
        "output_format": "text",
        "visibility": "visible",
        "stdout_visibility": "hidden",
    }
    if grade.score is None:
        told["output"] = "nnkit failed, not you; your instructor has to grade this again."
    else:
        told["score"] = float(grade.score)
    return told


def _tests(result: ExerciseResult) -> list[dict[str, Any]]:
    if result.checks:
        return [
            {
                "name": f"{result.id}: {check.title}",
                "number": f"{result.id.partition('_')[0].lstrip('0')}.{number}",
                "score": float(exact(check.points)),
                "max_score": float(exact(check.max_points)),
                "status": "passed" if check.outcome is Outcome.PASSED else "failed",
                "output": "" if check.outcome is Outcome.PASSED else check.hint,
                "output_format": "text",
                "tags": [result.id, check.target],
                "visibility": "visible",
            }
            for number, check in enumerate(result.checks, start=1)
        ]
    whole: dict[str, Any] = {
        "name": result.id, "output": result.message, "visibility": "visible", "tags": [result.id],
    }  # fmt: skip
    if result.verdict is not Verdict.INTERNAL_ERROR:
        whole |= {"score": 0.0, "max_score": float(exact(result.max_score)), "status": "failed"}
    return [whole]
