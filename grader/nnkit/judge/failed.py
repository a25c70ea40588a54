"""What failed checks leave to be held against the mutants: their transcripts."""

import contextlib
import traceback
from collections.abc import Sequence

from nnkit.errors import StudentGone
from nnkit.judge.compare import WrongAnswer
from nnkit.judge.diagnose import Transcripts, Wrong
from nnkit.judge.plugin import Check, Ran
from nnkit.judge.proxy import pack
from nnkit.judge.transcript import Transcript, transcript, transcript_of
from nnkit.results import Outcome


def transcripts_of(ran: Sequence[tuple[Check, Ran]]) -> Transcripts:
    """Gives what was answered in checks that ended in a wrong answer or an exception; what ended
    the process has no place in it."""
    return {
        check.id: Wrong(transcript(end.said), _compared(check, end.error))
        for check, end in ran
        if end.outcome in (Outcome.FAILED, Outcome.ERRORED)
        and not isinstance(end.error, StudentGone)
    }


def _compared(check: Check, error: BaseException | None) -> Transcript:
    """Gives the transcript of the value that a check held against the right one when it failed."""
    if not isinstance(error, WrongAnswer):
        return ()
    steps = traceback.walk_tb(error.__traceback__)
    lines = [line for frame, line in steps if frame.f_code.co_filename == str(check.item.path)]
    with contextlib.suppress(TypeError):  # what has no form on the wire
        return transcript_of(lines[-1], pack(error.compared))
    return ()
