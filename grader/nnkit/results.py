"""Results: one frozen, versioned value that everything after grading reads.

The JSON form is the interface (design of the schema: docs/result.schema.json, version 1).
"""

from enum import StrEnum
from typing import Final, Literal

import msgspec

SCHEMA_VERSION: Final = 1


class Outcome(StrEnum):
    """How one check ended."""

    PASSED = "passed"
    FAILED = "failed"
    ERRORED = "errored"
    SKIPPED = "skipped"


class Verdict(StrEnum):
    """How one exercise of a submission ended: the first thing in it that was not ok."""

    OK = "ok"
    MISSING = "missing"
    CRASHED = "crashed"
    TIMEOUT = "timeout"
    MEMORY = "memory"
    OUTPUT = "output"
    VIOLATION = "violation"
    INTERNAL_ERROR = "internal_error"


class CheckResult(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One check on one submission; `title` and `hint` a student may read."""

    id: str
    title: str
    outcome: Outcome
    points: float
    max_points: float
    message: str = ""
    hint: str = ""
    misconception: str = ""
    target: str = ""
    unstable: bool | msgspec.UnsetType = msgspec.UNSET  # a second run had another outcome


class ExerciseResult(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One exercise of a submission; `score` is None when the fault was ours."""

    id: str
    file: str
    sha256: str | None
    verdict: Verdict
    message: str
    notes: list[str]
    score: float | None
    max_score: float
    checks: list[CheckResult]


class Result(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One student's assignment; `score` is None when one of its exercises has none."""

    schema: Literal[1] = SCHEMA_VERSION
    student: str
    assignment: str
    score: float | None
    max_score: float
    device: str
    level: str
    torch: str
    course: str
    seconds: float
    exercises: list[ExerciseResult]


def total(exercises: list[ExerciseResult]) -> float | None:
    """Gives the sum of the scores, or None when one of them is unknown."""
    scores = [exercise.score for exercise in exercises if exercise.score is not None]
    return round(sum(scores), 6) if len(scores) == len(exercises) else None


def to_json(result: Result) -> str:
    """Gives the result as one line of JSON, the keys in the order of the schema."""
    return msgspec.json.encode(result).decode()


def from_json(text: str | bytes) -> Result:
    """Reads a result back; msgspec.ValidationError when it is not of schema version 1."""
    return msgspec.json.decode(text, type=Result)
