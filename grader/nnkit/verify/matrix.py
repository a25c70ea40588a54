"""The kill matrix: the mutants of an exercise by its checks."""

from collections.abc import Iterable

from nnkit.results import CheckResult, Outcome
from nnkit.verify.answers import Runs, name_of
from nnkit.verify.diagnosed import count_diagnosed
from nnkit.verify.report import ExerciseReport, Matrix, Row
from nnkit.verify.trials import Kind

# Of the outcomes of one check under several parameters the first of these counts.
_WORST = (Outcome.FAILED, Outcome.ERRORED, Outcome.SKIPPED, Outcome.PASSED)


def matrix_of(runs: Runs) -> Matrix:
    """Gives the matrix; without rows when nothing could be run."""
    rows = [
        Row(
            run.trial.path.stem,
            runs.case.killer_of(run.trial.path),
            _outcomes(runs.names, run.result.checks),
            run.result.verdict,
        )
        for run in runs.of(Kind.MUTANT)
    ]
    return Matrix(runs.names, rows)


def _outcomes(names: Iterable[str], checks: Iterable[CheckResult]) -> list[Outcome]:
    found: dict[str, set[Outcome]] = {}
    for check in checks:
        found.setdefault(name_of(check), set()).add(check.outcome)
    return [
        next((each for each in _WORST if each in found.get(name, set())), Outcome.SKIPPED)
        for name in names
    ]


def report_on(runs: Runs) -> ExerciseReport:
    """Gives an exercise in numbers, with its matrix."""
    case = runs.case
    return ExerciseReport(
        id=case.exercise.id,
        checks=len(runs.names),
        alternatives=len(case.alternatives),
        mutants=len(case.mutants),
        siblings=len(case.siblings),
        diagnosed_mutants=count_diagnosed(runs, Kind.MUTANT),
        diagnosed_siblings=count_diagnosed(runs, Kind.SIBLING),
        diagnosed_alternatives=count_diagnosed(runs, Kind.ALTERNATIVE),
        runs=len(runs.all),
        seconds=round(sum(run.seconds for run in runs.all), 3),
        matrix=matrix_of(runs),
    )
