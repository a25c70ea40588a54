"""What is to be run for `verify`: trials, each one file, in one form, under one seed.

Values only: a trial is sent to a worker, its `Run` comes back.
"""

import ast
import hashlib
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from nnkit.collect.submissions import Handed
from nnkit.course import Exercise
from nnkit.judge.diagnose import Transcripts
from nnkit.results import ExerciseResult
from nnkit.verify.case import Case
from nnkit.verify.report import Finding

_T = TypeVar("_T")
FEW_SEEDS = 2  # for the reference, when no number was asked for


class Kind(StrEnum):
    """What a file of an exercise is."""

    REFERENCE = "reference"
    ALTERNATIVE = "alternative"
    STUB = "stub"
    MUTANT = "mutant"
    SIBLING = "sibling"


class Form(StrEnum):
    """In which way a file is handed in, and what holds around it; the value is told."""

    PLAIN = "as it is"
    FLOAT64 = "in float64"
    THREADS = "with two threads"
    NOTEBOOK = "as a notebook"


@dataclass(frozen=True)
class Trial:
    """One file to be graded. Seed 0 is the course's own secret and the checks' own
    order, 1 another secret and the reverse order, and so on."""

    exercise: str
    kind: Kind
    path: Path
    form: Form = Form.PLAIN
    seed: int = 0


@dataclass(frozen=True)
class Run:
    """What came of a trial; `slowest` has the most seconds taken, by the name of the limit,
    `transcripts` what was answered in the checks that failed."""

    trial: Trial
    result: ExerciseResult
    slowest: dict[str, float]
    transcripts: Transcripts
    seconds: float


@dataclass(frozen=True)
class Pages:
    """A job for a process of its own: the statements' examples, or the public tests."""

    what: str  # examples, public tests
    exercises: tuple[str, ...]


Job = Trial | Pages
Answer = Run | list[Finding]  # findings: what the pages showed, or why there is no run


def plan(case: Case, seeds: int | None) -> list[Trial]:
    """Gives the trials of an exercise: everything under `seeds` seeds, and when that is not said
    everything once, the reference under two."""
    name = case.exercise.id
    trials = [Trial(name, Kind.REFERENCE, case.reference, form) for form in Form]
    trials += [Trial(name, Kind.ALTERNATIVE, path) for path in case.alternatives]
    trials += [Trial(name, Kind.STUB, case.stub)]
    trials += [Trial(name, Kind.MUTANT, path) for path in case.mutants]
    trials += [Trial(name, Kind.SIBLING, path) for path in case.siblings]
    return [*trials, *_under_seeds(case, trials, seeds)]


def _under_seeds(case: Case, trials: Sequence[Trial], seeds: int | None) -> Iterator[Trial]:
    few = [trial for trial in trials if trial.kind is Kind.REFERENCE]
    again = few if seeds is None else [each for each in trials if each.kind is not Kind.STUB]
    for seed in range(1, FEW_SEEDS if seeds is None else seeds):
        for trial in again:
            if trial.form is Form.PLAIN:
                yield Trial(trial.exercise, trial.kind, trial.path, Form.PLAIN, seed)


def handed_in(trial: Trial, exercise: Exercise) -> Handed:
    """Gives the file as it is handed in: a notebook's cells carry what must run before it."""
    data = trial.path.read_bytes()
    if trial.form is Form.PLAIN:
        return Handed(exercise.file, data)
    text = data.decode("utf-8")
    torch = '__import__("torch")'  # leaves no name behind
    cells = {
        Form.FLOAT64: [f"{torch}.set_default_dtype({torch}.float64)", text],
        Form.THREADS: [f"{torch}.set_num_threads(2)", text],
        Form.NOTEBOOK: cells_of(text),
    }
    return Handed(exercise.file, data, tuple(cells[trial.form]))


def cells_of(text: str) -> list[str]:
    """Cuts a file into a notebook's cells: one for each statement, comments with the one above."""
    lines = text.splitlines(keepends=True)
    starts = []
    for node in ast.parse(text).body:
        above = [each.lineno for each in getattr(node, "decorator_list", [])]
        starts.append(min([node.lineno, *above]) - 1)
    starts = sorted(set(starts))
    bounds = zip([0, *starts[1:]], [*starts[1:], len(lines)], strict=True)
    return ["".join(lines[first:last]) for first, last in bounds]


def secret_of(seed: int) -> bytes:
    """Gives the secret that stands for a seed; it is never written."""
    return hashlib.sha256(f"nnkit verify {seed}".encode()).digest()


def shuffled(items: list[_T], seed: int) -> list[_T]:
    """Gives the items in the order of a seed: 0 their own, 1 the reverse, then at random."""
    if seed <= 1:
        return items[::-1] if seed else items
    return random.Random(seed).sample(items, len(items))
