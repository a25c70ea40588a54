"""What is said of an outcome or a verdict, for staff or for a student.

A student reads nothing that a hidden input or an expected value could reach: of an exception its
class and the own last line, of a wrong answer its kind. Staff read the rest too.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from nnkit.errors import StudentError, StudentGone
from nnkit.judge.plugin import Check, Ran, wrong_kind
from nnkit.results import Outcome, Verdict
from nnkit.texts import clean, say

_Failure = StudentError | StudentGone


@dataclass(frozen=True)
class Manner:
    """How results are told: in which language, and whether for staff or for a student."""

    lang: str = "en"
    for_student: bool = False

    def message(self, check: Check, ran: Ran) -> str:
        """Tells why a check did not pass."""
        error = ran.error
        if ran.outcome is Outcome.SKIPPED:
            return say("skipped", self.lang, needs="`, `".join(check.needs))
        if isinstance(error, (StudentError, StudentGone)):
            return self._told(error)
        sentence = say(wrong_kind(error), self.lang)
        return sentence if self.for_student else f"{sentence} {_seen(error)}".strip()

    def verdict(
        self, file: str, failure: _Failure | None, errors: Sequence[BaseException | None]
    ) -> tuple[Verdict, str]:
        """Gives the first thing that was not ok; an exception in a check is only its outcome.

        `failure` is what the import raised, `errors` what the checks raised, in their order.
        """
        for error in (failure, *errors):
            if isinstance(error, StudentGone):
                return Verdict(error.verdict), self._told(error)
            if isinstance(error, StudentError) and error.is_memory:
                return Verdict.MEMORY, self._told(error)
        if isinstance(failure, StudentError):
            between = "" if self.lang == "zh" else " "
            said = (say("crashed_import", self.lang, file=file), self._told(failure))
            return Verdict.CRASHED, between.join(said)
        return Verdict.OK, ""

    def _told(self, error: _Failure) -> str:
        """Tells an exception by its class and the student's own last line; its text, which may
        hold anything, is for staff."""
        if isinstance(error, StudentGone):
            # An exit code can be made to tell a hidden input, too.
            key = (
                "crashed_exited" if self.for_student and error.key == "crashed_exit" else error.key
            )
            return say(key, self.lang, **error.values)
        if error.is_memory:
            return say("memory", self.lang)
        kind = clean(error.plain_kind if self.for_student else error.kind)
        if not self.for_student and error.message:
            kind = f"{kind} ({clean(error.message)})"
        if not error.frames:
            return say("raised", self.lang, error=kind)
        last = error.frames[-1]
        place = {"file": clean(last.file), "line": last.line, "text": clean(last.text)}
        return say("raised_at", self.lang, error=kind, **place)


def _seen(error: BaseException | None) -> str:
    """Gives a failed check's own sentence for staff: the first line, or what tripped."""
    lines = str(error).strip().splitlines()
    first = clean(lines[0], 400) if lines else ""
    return first if isinstance(error, AssertionError) else f"{type(error).__name__}: {first}"
