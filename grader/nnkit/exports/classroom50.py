"""Classroom 50: result.json, one a student, with whole numbers whose sums are the totals.

A check's points may be fractions there are none of: all points are counted in the smallest unit in
which each of them is whole, and `points-per` says how many units make a point.
"""

from decimal import Decimal
from math import lcm
from typing import Any

from nnkit.gradebook import Grade, exact
from nnkit.results import CheckResult, Outcome, Verdict

_SCHEMA = "classroom50/result/v1"


def result_json(grade: Grade, classroom: str) -> dict[str, Any] | None:
    """Gives what stands in result.json; None where there is no score, by a fault of ours."""
    if grade.score is None:
        return None
    checks = [(each, check) for each in grade.exercises for check in each.checks]
    unit = lcm(1, *(_denominator(check) for _, check in checks))
    tests = [
        {
            "test-name": f"{each.id}: {check.title}",
            "passed": check.outcome is Outcome.PASSED,
            "score": int(exact(check.points) * unit),
            "max-score": int(exact(check.max_points) * unit),
        }
        for each, check in checks
    ]
    for each in grade.exercises:
        if not each.checks and each.verdict is not Verdict.INTERNAL_ERROR:
            most = int(exact(each.max_score) * unit)
            tests.append({"test-name": each.id, "passed": False, "score": 0, "max-score": most})
    return {
        "schema": _SCHEMA,
        "classroom": classroom,
        "assignment": grade.assignment,
        "datetime": f"{grade.handed_in:%Y-%m-%dT%H:%M:%SZ}" if grade.handed_in else "",
        "score": sum(int(str(test["score"])) for test in tests),
        "max-score": sum(int(str(test["max-score"])) for test in tests),
        "points-per": unit,
        "tests": tests,
    }


def _denominator(check: CheckResult) -> int:
    values = (exact(check.points), exact(check.max_points))
    return lcm(*(Decimal(each).as_integer_ratio()[1] for each in values))
