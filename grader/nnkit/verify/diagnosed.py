"""How well the bank of an exercise's mutants names mistakes: counted over the runs themselves."""

import ast

from nnkit.judge.diagnose import Bank, Mutant, diagnose, name_of
from nnkit.judge.docstrings import read_docstring
from nnkit.results import Outcome
from nnkit.verify.answers import Runs
from nnkit.verify.trials import Kind, Run


def count_diagnosed(runs: Runs, kind: Kind) -> int:
    """Counts mutants and siblings that a check which must kill them names by their mutant, and
    alternatives that get any diagnosis."""
    bank = bank_of(runs)
    return sum(_is_named(runs, bank, run) for run in runs.of(kind))


def bank_of(runs: Runs) -> Bank:
    """Gives the bank: the transcripts of the mutants as they have run."""
    return tuple(
        Mutant(run.trial.path.stem, _said(runs, run), run.transcripts)
        for run in runs.of(Kind.MUTANT)
    )


def _said(runs: Runs, run: Run) -> dict[str, str]:
    return read_docstring(ast.get_docstring(runs.case.tree(run.trial.path)) or "")


def _is_named(runs: Runs, bank: Bank, run: Run) -> bool:
    tried = [each.id for each in run.result.checks if each.outcome is not Outcome.SKIPPED]
    found = diagnose(bank, run.transcripts, tried)
    if run.trial.kind is Kind.ALTERNATIVE:
        return bool(found)
    own = {mutant.name: mutant.texts.get("killed by") for mutant in bank}
    name = run.trial.path.stem
    return any(found[each].name == name for each in found if name_of(each) == own.get(name))
