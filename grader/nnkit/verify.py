"""The course's own test: references and alternatives pass, stubs and mutants fail.

Each rule is a function that gives findings; a finding names the rule, the file, and the repair.
"""

import re
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from nnkit.collect.paths import Handed, Submission
from nnkit.course import Assignment, Course, Exercise
from nnkit.judge.grade import Grader
from nnkit.judge.process import Zygote
from nnkit.judge.sentences import Manner
from nnkit.judge.session import Checks, with_checks
from nnkit.public import run_public
from nnkit.results import CheckResult, ExerciseResult, Outcome, Verdict

_KILLS = (Outcome.FAILED, Outcome.ERRORED)  # a check that was skipped has killed nothing
_KILLER = re.compile(r"^killed by:\s*(\w+)\s*$", re.MULTILINE)


@dataclass(frozen=True)
class Finding:
    """What does not hold in a course."""

    rule: str
    file: Path
    message: str


@dataclass(frozen=True)
class Bench:
    """One exercise and the means to grade a file for it."""

    exercise: Exercise
    points: float
    checks: Checks
    grade: Callable[[Path], ExerciseResult]


def verify(
    course: Course,
    chosen: tuple[Exercise, ...],
    tell: Callable[[str], None],
    given: Zygote | None = None,
) -> list[Finding]:
    """Verifies the chosen exercises; `tell` is given the name of each as it is begun.

    A zygote that is given is left as it is, for the next course.
    """
    findings = [each for exercise in chosen for each in check_files(exercise)]
    if findings:
        return findings
    zygote = given or Zygote()
    try:
        for assignment in course.assignments:
            mine = tuple(each for each in assignment.exercises if each in chosen)
            if mine:
                found, zygote = _verify_assignment(course, assignment, mine, zygote, tell)
                findings += found
    finally:
        if zygote is not given:
            zygote.close()
    return [*findings, *check_public_tests(chosen)]


def _verify_assignment(
    course: Course,
    assignment: Assignment,
    exercises: tuple[Exercise, ...],
    zygote: Zygote,
    tell: Callable[[str], None],
) -> tuple[list[Finding], Zygote]:
    """Gives the findings, and the zygote: a fresh one where the one that came broke."""

    def work(checks: Checks) -> tuple[list[Finding], Zygote]:
        grader = Grader(course, assignment, checks, zygote, Manner())
        findings: list[Finding] = []
        for exercise in exercises:
            tell(exercise.id)
            bench = Bench(
                exercise,
                assignment.points[exercise.id],
                checks,
                lambda path, exercise=exercise: _grade(grader, exercise, path),  # type: ignore[misc]
            )
            for rule in (check_points, check_right_answers, check_stub, check_mutants):
                findings += rule(bench)
        return findings, grader.zygote

    return with_checks(course, assignment, exercises, work)


def _grade(grader: Grader, exercise: Exercise, path: Path) -> ExerciseResult:
    handed = Handed(exercise.file, path.read_bytes())
    result = grader.grade(Submission(path.stem, {exercise.id: handed}), (exercise,))
    return result.exercises[0]


def check_files(exercise: Exercise) -> Iterator[Finding]:
    """missing-file: what every exercise must have is there."""
    public = ("README.md", "README.zh.md", exercise.file, f"test_{exercise.file}")
    wanted = [exercise.folder / name for name in public]
    for path in [*wanted, exercise.solutions / "reference.py"]:
        if not path.is_file():
            yield Finding("missing-file", path, "there is no such file; write it.")


def check_points(bench: Bench) -> Iterator[Finding]:
    """points-mismatch: the checks' points add up to what course.toml says."""
    total = sum(check.points for check in bench.checks.of(bench.exercise.id))
    if abs(total - bench.points) > 1e-9:
        yield Finding(
            "points-mismatch",
            bench.exercise.solutions,
            f"the checks add up to {total:g} points, course.toml says {bench.points:g}; "
            "change one of the two.",
        )


def check_right_answers(bench: Bench) -> Iterator[Finding]:
    """reference-fails, alternative-fails: right answers get full marks."""
    folder = bench.exercise.solutions
    alternatives = sorted(folder.glob("alternatives/*.py"))
    for path in [folder / "reference.py", *alternatives]:
        result = bench.grade(path)
        rule = "reference-fails" if path.name == "reference.py" else "alternative-fails"
        if result.verdict is not Verdict.OK:
            yield Finding(rule, path, f"it ends as {result.verdict}: {result.message}")
        for check in result.checks:
            if check.outcome is not Outcome.PASSED:
                yield Finding(rule, path, f"{_name(check)}: {check.message}")


def check_stub(bench: Bench) -> Iterator[Finding]:
    """stub-passes: whoever does nothing earns nothing."""
    path = bench.exercise.folder / bench.exercise.file
    for check in bench.grade(path).checks:
        if check.outcome is Outcome.PASSED:
            yield Finding(
                "stub-passes",
                path,
                f"{_name(check)} passes on the stub; demand a right answer in it too.",
            )


def check_mutants(bench: Bench) -> Iterator[Finding]:
    """no-mutants, mutant-survives, killed-by-another-check, check-kills-nothing."""
    folder = bench.exercise.solutions / "mutants"
    mutants = sorted(folder.glob("*.py"))
    if not mutants:
        yield Finding("no-mutants", folder, "there are none; write one for each mistake seen.")
        return
    killers: set[str] = set()
    for path in mutants:
        result = bench.grade(path)
        killed = {_name(check) for check in result.checks if check.outcome in _KILLS}
        killers |= killed
        yield from _check_mutant(path, killed, result.verdict)
    for name in sorted({check.name for check in bench.checks.of(bench.exercise.id)} - killers):
        message = f"{name} kills no mutant; write the mutant that it is there for."
        yield Finding("check-kills-nothing", folder.parent, message)


def _check_mutant(path: Path, killed: set[str], verdict: Verdict) -> Iterator[Finding]:
    named = _KILLER.search(path.read_text(encoding="utf-8"))
    if named is None:
        yield Finding("mutant-survives", path, "its docstring lacks a line `killed by: test_name`.")
    elif not killed:
        yield Finding("mutant-survives", path, "it passes every check; write the one it fails.")
    elif named[1] not in killed:
        yield Finding(
            "killed-by-another-check",
            path,
            f"it passes {named[1]} and fails {', '.join(sorted(killed))}; name the right one.",
        )
    if verdict is not Verdict.OK:
        yield Finding("mutant-survives", path, f"it ends as {verdict}, by no check of its own.")


def _name(check: CheckResult) -> str:
    """Gives a check's function name, without its parameters."""
    return check.id.partition("::")[2].partition("[")[0]


def check_public_tests(exercises: tuple[Exercise, ...]) -> Iterator[Finding]:
    """public-test: each public test fails on the stub and passes on the reference."""
    with tempfile.TemporaryDirectory(prefix="nnkit-") as scratch:
        for exercise in exercises:
            reference = (exercise.solutions / "reference.py").read_bytes()
            (Path(scratch) / exercise.file).write_bytes(reference)
        for result in run_public(exercises, [Path(scratch)]):
            if not result.passed:
                why = next(iter(result.message.splitlines()), "")
                said = f"{result.name} fails on the reference: {why}"
                yield _public(exercises, result.exercise, said)
    for result in run_public(exercises, [exercise.folder for exercise in exercises]):
        if result.passed:
            yield _public(exercises, result.exercise, f"{result.name} passes on the stub.")


def _public(exercises: tuple[Exercise, ...], name: str, message: str) -> Finding:
    exercise = next(each for each in exercises if each.id == name)
    return Finding("public-test", exercise.folder / f"test_{exercise.file}", message)
