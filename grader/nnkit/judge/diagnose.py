"""A failed check's answers held against those of the exercise's mutants: which mistake is it?

Theory of operation. A mutant is a wrong solution with one misconception. Its failed checks are run
once per course, on the inputs that every student gets, and their transcripts are kept as a `Bank`
(nnkit.judge.bank). A student's failed check whose answers equal a mutant's gets that mutant's
diagnosis, a sentence that its author wrote: no input and no expected value is in it.
"""

from collections.abc import Iterable, Sequence

import msgspec

from nnkit.errors import StudentGone
from nnkit.judge.plugin import Check, Ran
from nnkit.judge.transcript import Transcript, is_same, transcript
from nnkit.results import CheckResult, Outcome

_WRONG = (Outcome.FAILED, Outcome.ERRORED)


class Mutant(msgspec.Struct, frozen=True):
    """A mutant's name, what its docstring says, and its transcripts of the checks it fails."""

    name: str
    texts: dict[str, str]  # en, zh, killed by
    transcripts: dict[str, Transcript]  # by the check's id

    def text(self, lang: str) -> str:
        """The diagnosis in a language, in English where it is not translated."""
        return self.texts.get(lang) or self.texts["en"]


Bank = tuple[Mutant, ...]


def is_diagnosable(ran: Ran) -> bool:
    """Whether a check ended in a wrong answer or an exception, not in the end of the process."""
    return ran.outcome in _WRONG and not isinstance(ran.error, StudentGone)


def mutant_of(name: str, texts: dict[str, str], ran: Iterable[tuple[Check, Ran]]) -> Mutant:
    """Gives what is kept of a mutant whose checks have run."""
    kept = {check.id: transcript(end.said) for check, end in ran if is_diagnosable(end)}
    return Mutant(name, texts, kept)


def diagnose(bank: Bank, ran: Sequence[tuple[Check, Ran]]) -> dict[str, Mutant]:
    """Gives, by the id of a failed check, the mutant that answers as the student did.

    Of several: the one that this check must kill; then the one that the exercise's other checks
    speak against least, and for most; then the one that fails fewest checks.
    """
    wrong = {check.id: transcript(end.said) for check, end in ran if is_diagnosable(end)}
    tried = {check.id for check, end in ran if end.outcome is not Outcome.SKIPPED}
    alike = {mutant.name: _alike(mutant, wrong) for mutant in bank}

    def rank(mutant: Mutant, check: Check) -> tuple[bool, int, int, int, str]:
        fails, agrees = mutant.transcripts.keys() & tried, alike[mutant.name]
        is_ours = mutant.texts.get("killed by") == check.name
        against = len(fails - agrees)
        return not is_ours, against, -len(agrees), len(mutant.transcripts), mutant.name

    found = {}
    for check, _ in ran:
        answering = [mutant for mutant in bank if check.id in alike[mutant.name]]
        if answering:
            found[check.id] = min(answering, key=lambda each: rank(each, check))
    return found


def _alike(mutant: Mutant, wrong: dict[str, Transcript]) -> frozenset[str]:
    """Gives the checks in which the mutant gave just the student's answers."""
    both = mutant.transcripts.keys() & wrong.keys()
    same = (check for check in both if is_same(wrong[check], mutant.transcripts[check]))
    return frozenset(check for check in same if wrong[check])


def add_diagnosis(result: CheckResult, mutant: Mutant | None, lang: str) -> CheckResult:
    """Gives the check's result with the mutant's diagnosis in the place of the check's hint."""
    if mutant is None:
        return result
    return msgspec.structs.replace(result, misconception=mutant.name, hint=mutant.text(lang))
