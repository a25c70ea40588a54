"""Gradescope: results.json of an autograder, one a student.

A student reads it: titles, hints and outcomes, and no message that a hidden input could reach. The
check's own text is never in it. Keys: Gradescope's documentation, "Autograder Specifications".
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Protocol

from nnkit.gradebook import exact
from nnkit.results import ExerciseResult, Outcome, Verdict

_OURS = "nnkit failed, not you; your instructor has to grade this again."


class Graded(Protocol):
    """A grade of the store, or a result as it comes from grading."""

    @property
    def exercises(self) -> Sequence[ExerciseResult]:
        """The results by exercise."""
        ...

    @property
    def score(self) -> Decimal | float | None:
        """Their sum; None when one of them is a fault of ours."""
        ...


def results_json(graded: Graded) -> dict[str, Any]:
    """Gives what stands in results.json; without a score where the fault is ours, which Gradescope
    shows as not graded."""
    if graded.score is None:
        return fault_json()
    tests = [test for each in graded.exercises for test in _tests(each)]
    return {"score": float(graded.score), "tests": tests, **_FORM}


def fault_json() -> dict[str, Any]:
    """Gives results.json for a fault of ours."""
    return {"output": _OURS, "tests": [], **_FORM}


_FORM = {"output_format": "text", "visibility": "visible", "stdout_visibility": "hidden"}


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
