"""Rules about what was run: each holds the runs of one exercise against what must come of them."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from nnkit.judge import diagnose
from nnkit.results import CheckResult, Outcome, Verdict
from nnkit.verify.case import Case
from nnkit.verify.report import Finding
from nnkit.verify.trials import Form, Kind, Run

KILLS = (Outcome.FAILED, Outcome.ERRORED)  # a check that was skipped has killed nothing
HEADROOM = 2  # a limit is at least this many times what the slowest right answer takes


def name_of(check: CheckResult) -> str:
    """Gives a check's function name, without its parameters."""
    return diagnose.name_of(check.id)


def killed_by(run: Run) -> set[str]:
    """Gives the names of the checks that failed."""
    return {name_of(check) for check in run.result.checks if check.outcome in KILLS}


@dataclass(frozen=True)
class Runs:
    """All runs of one exercise, in the order of their trials."""

    case: Case
    all: tuple[Run, ...]

    @cached_property
    def reference(self) -> Run | None:
        """The reference as it is; None when nothing could be run."""
        return next(iter(self.of(Kind.REFERENCE)), None)

    @cached_property
    def names(self) -> list[str]:
        """The names of the checks, in the order in which they run."""
        checks = self.reference.result.checks if self.reference else []
        return list(dict.fromkeys(map(name_of, checks)))

    def of(self, *kinds: Kind) -> list[Run]:
        """The plain runs of these kinds under the course's own secret."""
        return [
            run
            for run in self.all
            if run.trial.kind in kinds and run.trial.form is Form.PLAIN and run.trial.seed == 0
        ]

    @cached_property
    def is_sound(self) -> bool:
        """Whether the reference came through: else what else was run says little."""
        result = self.reference.result if self.reference else None
        return result is not None and result.verdict is Verdict.OK and bool(result.checks)


def check_collected(runs: Runs) -> Iterator[Finding]:
    """bad-check: each check that is written is found, and not skipped with its file."""
    reference = runs.reference
    if reference is None or reference.result.verdict is Verdict.INTERNAL_ERROR:
        return
    for check in runs.case.checks.values():
        if check.name not in runs.names:
            message = f"`{check.name}` is not collected; is its file skipped?"
            yield runs.case.finding("bad-check", check.path, message, check.line)
    if not runs.case.checks and not runs.names:
        message = "there is no check in it; write functions `test_...` with a points mark."
        yield runs.case.finding("bad-check", runs.case.exercise.solutions, message)


def check_points(runs: Runs) -> Iterator[Finding]:
    """points-mismatch: the checks' points add up to what course.toml says."""
    case, reference = runs.case, runs.reference
    if reference is None or not reference.result.checks:
        return
    total = sum(check.max_points for check in reference.result.checks)
    for assignment in case.course.assignments:
        points = assignment.points.get(case.exercise.id, total)
        if abs(total - points) > 1e-9:
            message = f"the checks add up to {total:g} points, course.toml says {points:g}; "
            yield case.finding(
                "points-mismatch", case.exercise.solutions, message + "change one of the two."
            )


def check_right_answers(runs: Runs) -> Iterator[Finding]:
    """reference-fails, alternative-fails: right answers get full marks."""
    for run in runs.of(Kind.REFERENCE, Kind.ALTERNATIVE):
        rule = f"{run.trial.kind}-fails"
        result = run.result
        if result.verdict is not Verdict.OK:
            why = "; ".join([result.message, *result.notes])
            yield runs.case.finding(rule, run.trial.path, f"it ends as {result.verdict}: {why}")
        for check in result.checks:
            if check.outcome is not Outcome.PASSED:
                message = f"{name_of(check)}: {check.message}"
                yield runs.case.finding(rule, run.trial.path, message)


def check_forms(runs: Runs) -> Iterator[Finding]:
    """reference-fails: the reference passes in float64, with other threads, as a notebook."""
    if not runs.is_sound:
        return
    texts = runs.case.checks
    known = killed_by(runs.reference) if runs.reference else set()
    for run in runs.all:
        form = run.trial.form
        for check in run.result.checks if form is not Form.PLAIN else ():
            text = texts.get(name_of(check))
            excused = form is Form.FLOAT64 and text is not None and text.float32_only
            if check.outcome in KILLS and not excused and name_of(check) not in known:
                message = f"{form}: {name_of(check)}: {check.message}"
                yield runs.case.finding("reference-fails", run.trial.path, message)


def check_stub(runs: Runs) -> Iterator[Finding]:
    """stub-passes: whoever does nothing earns nothing."""
    for run in runs.of(Kind.STUB):
        for check in run.result.checks:
            if check.outcome is Outcome.PASSED:
                message = f"{name_of(check)} passes on the stub; demand a right answer in it too."
                yield runs.case.finding("stub-passes", run.trial.path, message)


def check_mutants(runs: Runs) -> Iterator[Finding]:
    """no-mutants, mutant-survives, killed-by-another-check: each mutant has its killer."""
    case = runs.case
    if not case.mutants:
        message = "there are none; write one for each mistake seen."
        yield case.finding("no-mutants", case.exercise.solutions / "mutants", message)
    if not runs.is_sound:
        return
    for run in runs.of(Kind.MUTANT):
        yield from _check_mutant(case, run)


def _check_mutant(case: Case, run: Run) -> Iterator[Finding]:
    path, verdict, killed = run.trial.path, run.result.verdict, killed_by(run)
    named = case.killer_of(path)
    if not named:
        message = "its docstring lacks a line `killed by: test_name`."
        yield case.finding("mutant-survives", path, message)
    elif not killed:
        message = "it passes every check; write the one it fails."
        yield case.finding("mutant-survives", path, message)
    elif named not in killed:
        others = ", ".join(sorted(killed))
        message = f"it passes {named} and fails {others}; name the right one."
        yield case.finding("killed-by-another-check", path, message)
    if verdict is not Verdict.OK:
        message = f"it ends as {verdict}, by no check of its own."
        yield case.finding("mutant-survives", path, message)


def check_siblings(runs: Runs) -> Iterator[Finding]:
    """sibling-survives: a sibling fails the check that its mutant names."""
    for run in runs.of(Kind.SIBLING) if runs.is_sound else ():
        path = run.trial.path
        named = runs.case.killer_of(path.parent.parent / path.name)
        if named and named not in killed_by(run):
            others = ", ".join(sorted(killed_by(run))) or "none"
            message = f"it passes {named}, which its mutant names, and fails {others}."
            yield runs.case.finding("sibling-survives", path, message)


def check_kills(runs: Runs) -> Iterator[Finding]:
    """check-kills-nothing: each check is there for a mutant."""
    mutants = runs.of(Kind.MUTANT) if runs.is_sound else []
    killers = {name for run in mutants for name in killed_by(run)}
    for name in sorted(set(runs.names) - killers) if mutants else ():
        message = f"{name} kills no mutant; write the mutant that it is there for."
        yield runs.case.finding("check-kills-nothing", runs.case.exercise.solutions, message)


def check_seeds(runs: Runs) -> Iterator[Finding]:
    """flaky-check: under each seed, with the checks in another order, the same checks end alike."""
    first = {run.trial.path: run for run in runs.of(*Kind)}
    seen: dict[tuple[str, Path], list[tuple[int, str]]] = {}
    for run in runs.all:
        if run.trial.seed and run.trial.form is Form.PLAIN:
            for check, what in _turned(runs.case, first[run.trial.path], run):
                seen.setdefault((check, run.trial.path), []).append((run.trial.seed, what))
    for (check, path), turns in seen.items():
        seed, what = turns[0]
        more = f" (and {len(turns) - 1} more)" if len(turns) > 1 else ""
        text = runs.case.checks.get(check)
        place = text.path if text else runs.case.exercise.solutions
        name = path.relative_to(runs.case.exercise.solutions).as_posix()
        message = f"{check} {what.format(name=name, seed=f'seed {seed}{more}')}"
        yield runs.case.finding("flaky-check", place, message)


def _turned(case: Case, first: Run, run: Run) -> Iterator[tuple[str, str]]:
    """Gives the checks that ended otherwise than the first time, and how."""
    if run.trial.kind in (Kind.REFERENCE, Kind.ALTERNATIVE):
        before = killed_by(first)
        for check in run.result.checks:
            name = name_of(check)
            if check.outcome in KILLS and name not in before:
                said = check.message.replace("{", "{{").replace("}", "}}")
                yield name, f"fails on {{name}} under {{seed}}: {said}"
        return
    mutant = first.trial.path
    if run.trial.kind is Kind.SIBLING:
        mutant = mutant.parent.parent / mutant.name
    named = case.killer_of(mutant)
    if named in killed_by(first) and named not in killed_by(run):
        yield named, "lets {name} pass under {seed}."


def check_time(runs: Runs) -> Iterator[Finding]:
    """slow-check: no right answer takes more than half of a limit."""
    right = runs.of(Kind.REFERENCE, Kind.ALTERNATIVE)
    for name in ("import_s", "call_s", "exercise_s"):
        run = max(right, key=lambda each: each.slowest.get(name, 0.0), default=None)
        limit = getattr(runs.case.exercise.limits, name)
        seconds = run.slowest.get(name, 0.0) if run else 0.0
        if run is not None and run.result.verdict is Verdict.OK and HEADROOM * seconds > limit:
            enough = _rounded(seconds)
            message = f"it takes more than half of `{name}`; make that {enough} s, or ask for less."
            yield runs.case.finding("slow-check", run.trial.path, message)


def _rounded(seconds: float) -> str:
    """Gives a limit that is enough: in whole seconds, under one in tenths."""
    enough = HEADROOM * seconds
    return f"{math.ceil(enough)}" if enough > 1 else f"{math.ceil(10 * enough) / 10:g}"
