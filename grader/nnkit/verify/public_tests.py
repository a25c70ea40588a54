"""public-test: each public test fails on the stub and passes on the reference."""

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from nnkit.public import run_public
from nnkit.verify.case import Case
from nnkit.verify.report import Finding


def check_public_tests(cases: Sequence[Case]) -> Iterator[Finding]:
    """public-test: nothing passes on the stub, and all passes on the reference."""
    by_id = {case.exercise.id: case for case in cases}
    exercises = [case.exercise for case in cases]
    with tempfile.TemporaryDirectory(prefix="nnkit-") as scratch:
        for case in cases:
            (Path(scratch) / case.exercise.file).write_bytes(case.reference.read_bytes())
        for result in run_public(exercises, [Path(scratch)]):
            if not result.passed:
                why = next(iter(result.message.splitlines()), "")
                said = f"{result.name} fails on the reference: {why}"
                yield _finding(by_id[result.exercise], said)
    for result in run_public(exercises, [exercise.folder for exercise in exercises]):
        if result.passed:
            yield _finding(by_id[result.exercise], f"{result.name} passes on the stub.")


def _finding(case: Case, message: str) -> Finding:
    return case.finding("public-test", case.public_test, message)
