"""What `verify` found, as values: findings, the kill matrix, counts, seconds. JSON out."""

from typing import Final, Literal

import msgspec

from nnkit.results import Outcome, Verdict

SCHEMA_VERSION: Final = 1


class Finding(msgspec.Struct, frozen=True):
    """What does not hold in a course; `file` is named from the course's folder."""

    rule: str
    file: str
    message: str
    line: int | None = None

    @property
    def place(self) -> str:
        """The file, with the line where it is known."""
        return self.file if self.line is None else f"{self.file}:{self.line}"

    def __str__(self) -> str:
        return f"{self.rule}: {self.place}: {self.message}"


class Row(msgspec.Struct, frozen=True):
    """One mutant: how each check ended on it, in the order of the matrix's checks."""

    mutant: str
    killer: str  # the check that its docstring names; "" when it names none
    outcomes: list[Outcome]
    verdict: Verdict


class Matrix(msgspec.Struct, frozen=True):
    """The mutants of an exercise by its checks."""

    checks: list[str]
    rows: list[Row]


class ExerciseReport(msgspec.Struct, frozen=True, kw_only=True):
    """One exercise in numbers. Diagnosed is a mutant that the check which must kill it names, and a
    sibling where its check names the mutant; an alternative must never be."""

    id: str
    checks: int
    alternatives: int
    mutants: int
    siblings: int
    diagnosed_mutants: int = 0
    diagnosed_siblings: int = 0
    diagnosed_alternatives: int = 0
    runs: int
    seconds: float  # of grading, over all workers
    matrix: Matrix


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What came of verifying a course."""

    schema: Literal[1] = SCHEMA_VERSION
    findings: list[Finding]
    exercises: list[ExerciseReport]
    seconds: float


def to_json(report: Report) -> str:
    """Gives the report as one line of JSON."""
    return msgspec.json.encode(report).decode()
