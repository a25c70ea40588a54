"""The public tests of exercises, run by pytest in a process of their own.

For a student's own code on a student's own machine, and for `verify`: there is no box here. Works
on Linux, macOS and Windows. The child (`python -m nnkit.public`) writes what came of each test as
JSON; a child that gives none, or takes too long, is told as such.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from nnkit.course import Exercise

_MESSAGE_LINES = 6


@dataclass(frozen=True)
class PublicResult:
    """One public test: its name, whether it passed, what pytest said if not."""

    exercise: str
    name: str
    passed: bool
    message: str = ""


def run_public(exercises: Sequence[Exercise], folders: Sequence[Path]) -> list[PublicResult]:
    """Runs the exercises' public tests with `folders` first on the import path."""
    seconds = sum(each.limits.import_s + each.limits.exercise_s for each in exercises)
    tests = {test_file(exercise).name: exercise.id for exercise in exercises}
    with tempfile.TemporaryDirectory(prefix="nnkit-") as scratch:
        out = Path(scratch) / "public.json"
        files = [str(test_file(exercise)) for exercise in exercises]
        job = json.dumps({"folders": [str(folder) for folder in folders], "tests": files})
        command = [sys.executable, "-B", "-m", "nnkit.public", str(out), job]
        try:
            ended = subprocess.run(command, capture_output=True, timeout=seconds, check=False)
        except subprocess.TimeoutExpired:
            return _all(exercises, f"no answer within {seconds:g} s: does a loop never end?")
        if not out.is_file():
            return _all(exercises, f"Python ended before the tests did (code {ended.returncode}).")
        told = json.loads(out.read_text(encoding="utf-8"))
    silent = [each for each in exercises if test_file(each).name not in {t["file"] for t in told}]
    results = [PublicResult(tests[each.pop("file")], **each) for each in told]
    return [*results, *_all(silent, "no test was found.")]


def run_here(exercises: Sequence[Exercise]) -> list[PublicResult]:
    """Runs the exercises' public tests in this very process, whose modules they import."""
    tests = {test_file(exercise).name: exercise.id for exercise in exercises}
    told = _told([str(test_file(exercise)) for exercise in exercises])
    return [PublicResult(tests[str(each.pop("file"))], **each) for each in told]  # type: ignore[arg-type]


def test_file(exercise: Exercise) -> Path:
    """Gives the place of an exercise's public test."""
    return exercise.folder / f"test_{exercise.file}"


def _all(exercises: Sequence[Exercise], message: str) -> list[PublicResult]:
    return [PublicResult(each.id, f"test_{each.module}", False, message) for each in exercises]


class _Reporter:
    """Collects what pytest reports."""

    def __init__(self) -> None:
        self.told: list[dict[str, object]] = []

    def pytest_collectreport(self, report: object) -> None:
        """A test file that cannot be imported counts as one failed test."""
        if report.failed:  # type: ignore[attr-defined]
            self._tell(report, "import")

    def pytest_runtest_logreport(self, report: object) -> None:
        """One line for each test: its call, or the set-up that failed."""
        if report.when == "call" or report.failed:  # type: ignore[attr-defined]
            self._tell(report, report.nodeid.partition("::")[2])  # type: ignore[attr-defined]

    def _tell(self, report: object, name: str) -> None:
        passed = bool(report.passed)  # type: ignore[attr-defined]
        text = "" if passed else _shorten(str(report.longrepr))  # type: ignore[attr-defined]
        file = Path(report.fspath).name  # type: ignore[attr-defined]
        self.told.append({"file": file, "name": name, "passed": passed, "message": text})


def _shorten(text: str) -> str:
    """Gives the lines in which pytest says what was wrong, without the colours that it gives them
    in a notebook."""
    text = re.sub(r"\x1b\[[0-9;]*m", "", text)
    said = [line[1:].strip() for line in text.splitlines() if line.startswith("E ")]
    return "\n".join((said or text.strip().splitlines()[-1:])[:_MESSAGE_LINES])


def _told(tests: list[str]) -> list[dict[str, object]]:
    import pytest

    reporter = _Reporter()
    options = [
        "-q", "--import-mode=importlib", "--noconftest",
        "--continue-on-collection-errors", "-p", "no:cacheprovider",
        "-o", "addopts=", "-o", "filterwarnings=",
        "-c", os.devnull, "--rootdir", str(Path(tests[0]).parent.parent),
    ]  # fmt: skip
    pytest.main([*options, *tests], plugins=[reporter])
    return reporter.told


def _child(out: Path, job: dict[str, list[str]]) -> None:
    sys.path[:0] = job["folders"]
    out.write_text(json.dumps(_told(job["tests"])), encoding="utf-8")


if __name__ == "__main__":
    _child(Path(sys.argv[1]), json.loads(sys.argv[2]))
