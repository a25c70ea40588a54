"""A failed check's answers held against those of the exercise's mutants: which mistake is it?

Theory of operation. A mutant is a wrong solution with one misconception. Its failed checks are run
once per course, on the inputs that every student gets, and their transcripts are kept as a `Bank`
(nnkit.judge.bank). A student's failed check whose answers equal a mutant's gets that mutant's
diagnosis, a sentence that its author wrote: no input and no expected value is in it. Where no
mutant answers alike, what the check made of the answers decides: the value that it held against the
right one when it failed. Answers may differ in what the statement leaves free, that value may not.
"""

import math
from collections.abc import Callable, Collection

import msgspec

from nnkit.judge.transcript import Transcript, is_same
from nnkit.results import CheckResult


class Wrong(msgspec.Struct, frozen=True):
    """A failed check's transcripts: of what the box answered, and of what the check held against
    the right value when it failed (empty where it ended otherwise)."""

    said: Transcript
    compared: Transcript = ()


Transcripts = dict[str, Wrong]  # of failed checks, by their id
Alike = dict[str, frozenset[str]]  # by mutant, the checks in which it did as the student did


class Mutant(msgspec.Struct, frozen=True):
    """A mutant's name, what its docstring says, and its transcripts of the checks it fails."""

    name: str
    texts: dict[str, str]  # en, zh, killed by
    transcripts: Transcripts

    def text(self, lang: str) -> str:
        """The diagnosis in a language, in English where it is not translated."""
        return self.texts.get(lang) or self.texts["en"]


Bank = tuple[Mutant, ...]


def diagnose(bank: Bank, wrong: Transcripts, tried: Collection[str]) -> dict[str, Mutant]:
    """Gives, by the id of a failed check, the mutant that answers as the student did.

    `wrong` holds what a student answered in failed checks, `tried` names all checks that ran. Of
    several mutants: the one that this check must kill; then the one that the exercise's other
    checks speak against least, and for most; then the one that fails fewest checks.
    """
    said = {mutant.name: _alike(mutant, wrong, _is_said_alike) for mutant in bank}
    found = _best(bank, wrong, tried, said)
    if len(found) < len(wrong):
        seen = {each.name: said[each.name] | _alike(each, wrong, _is_seen_alike) for each in bank}
        found = _best(bank, wrong, tried, seen) | found
    return found


def _best(
    bank: Bank, wrong: Transcripts, tried: Collection[str], alike: Alike
) -> dict[str, Mutant]:
    """Gives, by failed check, the likeliest of the mutants that did alike in it."""

    def rank(mutant: Mutant, check: str) -> tuple[bool, int, int, int, str]:
        agrees = alike[mutant.name]
        is_ours = mutant.texts.get("killed by") == name_of(check)
        against = len((mutant.transcripts.keys() & set(tried)) - agrees)
        return not is_ours, against, -len(agrees), len(mutant.transcripts), mutant.name

    found = {}
    for check in wrong:
        answering = [mutant for mutant in bank if check in alike[mutant.name]]
        if answering:
            found[check] = min(answering, key=lambda each: rank(each, check))
    return found


def name_of(check: str) -> str:
    """Gives the function's name in a check's id, without its file and its parameters."""
    return check.partition("::")[2].partition("[")[0]


def _alike(
    mutant: Mutant, wrong: Transcripts, is_alike: Callable[[Wrong, Wrong], bool]
) -> frozenset[str]:
    """Gives the checks in which the mutant did as the student did."""
    both = mutant.transcripts.keys() & wrong.keys()
    return frozenset(check for check in both if is_alike(wrong[check], mutant.transcripts[check]))


def _is_said_alike(one: Wrong, other: Wrong) -> bool:
    return bool(one.said) and is_same(one.said, other.said)


def _is_seen_alike(one: Wrong, other: Wrong) -> bool:
    """A single number or truth value tells too little: many mistakes lead to it."""
    many = any(math.prod(atom.shape) > 1 for atom in one.compared) or len(one.compared) > 2
    return many and is_same(one.compared, other.compared)


def add_diagnosis(result: CheckResult, mutant: Mutant | None, lang: str) -> CheckResult:
    """Gives the check's result with the mutant's diagnosis in the place of the check's hint."""
    if mutant is None:
        return result
    return msgspec.structs.replace(result, misconception=mutant.name, hint=mutant.text(lang))
