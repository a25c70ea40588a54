"""Checks that ended otherwise when they were run again: marked for staff, and scored by no luck."""

from collections.abc import Iterable

import msgspec

from nnkit.judge.plugin import Check, Ran
from nnkit.results import CheckResult, ExerciseResult, Outcome


def mark_unstable(result: ExerciseResult, again: Iterable[tuple[Check, Ran]]) -> ExerciseResult:
    """Gives the result with a mark on each check that failed and now ended with another outcome,
    and a note on it; outcomes and points stay those of the first time."""
    second = {check.id: end.outcome for check, end in again}
    first = {check.id: check.outcome for check in result.checks}
    changed = {
        name: (first[name], outcome)
        for name, outcome in second.items()
        if first[name] in (Outcome.FAILED, Outcome.ERRORED) and outcome is not first[name]
    }
    notes = [
        f"{name} is unstable: {once} at first, {then} in a fresh process"
        for name, (once, then) in changed.items()
    ]
    checks = [_marked(each) if each.id in changed else each for each in result.checks]
    return msgspec.structs.replace(result, checks=checks, notes=result.notes + notes)


def _marked(check: CheckResult) -> CheckResult:
    return msgspec.structs.replace(check, unstable=True)
