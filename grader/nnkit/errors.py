"""The tree of errors, and the exit codes that go with them.

NnkitError            exit 3: our own fault
├── UsageError        exit 2: a path, a name or an option; says what to type
│   └── CourseError   exit 2: course.toml or a folder of an exercise, with file and key
├── StoreError        the results cannot be written or read: a full disk, a damaged file
├── SpaceError        no space is left for temporary files: the run ends, and goes on later
├── CollectError      one submission cannot be read: its verdict says why, the class goes on
└── BoxError          the box did not start or broke by itself: `internal_error`, retried
    └── CheckError    the box is whole, and a check broke outside of its body: the same
StudentError          roots of their own, for what the other side did: outcome `errored`,
WireError             verdict `violation`; StudentGone: the process ended, and how;
StudentGone           none of them is ever an exit code
└── StudentForbidden  what is not allowed was used: told as a violation, the process lives on
Terminated            a KeyboardInterrupt that SIGTERM made: exit 143
"""

import builtins
import errno
from dataclasses import dataclass
from enum import IntEnum

BUILTIN_ERRORS = {
    value: value.__name__  # OSError has two more names among the built-in ones
    for value in vars(builtins).values()
    if isinstance(value, type) and issubclass(value, BaseException)
}


NO_SPACE = frozenset({errno.ENOSPC, errno.EDQUOT})


class ExitCode(IntEnum):
    """What the process tells the shell."""

    FINE = 0
    FINDINGS = 1
    USAGE = 2
    OURS = 3
    INTERRUPTED = 130
    TERMINATED = 143


class NnkitError(Exception):
    """A fault of nnkit itself; the message says what is wrong, where, and what to do."""

    exit_code = ExitCode.OURS


class UsageError(NnkitError):
    """Something typed does not fit; the message says what to type."""

    exit_code = ExitCode.USAGE


class CourseError(UsageError):
    """course.toml or an exercise's folder is not as it must be; names the file and the key.

    The message begins with the file; `rule` is the rule of `verify` that the course breaks.
    """

    def __init__(self, message: str, rule: str = "bad-value") -> None:
        super().__init__(message)
        self.rule = rule


class StoreError(NnkitError):
    """Results cannot be stored or read; what was told before is in the store."""


class SpaceError(NnkitError):
    """There is no space left for temporary files; what was told before is stored."""


class CollectError(NnkitError):
    """One file of a submission cannot be read; the message becomes the verdict's."""


class BoxError(NnkitError):
    """The box did not start, or broke by itself: never a student's zero."""


class CheckError(BoxError):
    """A check broke in its set-up, or its machine did: never a student's zero either."""


class WireError(Exception):
    """The other side sent something that is not a frame of the protocol."""


@dataclass(frozen=True)
class Frame:
    """One line of a student's own code in a traceback."""

    file: str
    line: int
    text: str


_MEMORY_TEXTS = ("can't allocate memory", "Cannot allocate memory", "bad_alloc", "out of memory")


class StudentError(Exception):
    """The student's code raised.

    `kind` is the exception's class name, `bases` the names of its built-in bases (most derived
    first), `frames` the student's own lines, outermost first. All but the lines' text are claims of
    the box. `is_named` says that the source that was handed in holds the class's name.
    """

    def __init__(
        self,
        kind: str,
        message: str,
        bases: tuple[str, ...] = (),
        frames: tuple[Frame, ...] = (),
        is_named: bool = False,
    ) -> None:
        super().__init__(f"{kind}: {message}" if message else kind)
        self.kind = kind
        self.message = message
        self.bases = bases
        self.frames = frames
        self.is_named = is_named

    @property
    def plain_kind(self) -> str:
        """The class name, where it cannot have been made to tell anything: that of the nearest
        built-in class, but for a name that stands in the source."""
        if self.is_named or self.kind in self.bases:
            return self.kind
        return self.bases[0] if self.bases else "Exception"

    @property
    def is_memory(self) -> bool:
        """Whether it says that there is no memory left: Python's way, torch's, the system's."""
        return "MemoryError" in self.bases or (
            not {"RuntimeError", "OSError"}.isdisjoint(self.bases)
            and any(each in self.message for each in _MEMORY_TEXTS)
        )


class Terminated(KeyboardInterrupt):
    """SIGTERM came: all is put away as after Ctrl-C, and the exit code tells the two apart."""


class StudentGone(Exception):
    """The student process ended, or had to be ended; `verdict` (a value of Verdict) says how.

    `key` names the sentence in nnkit.texts, `values` what stands in its gaps.
    """

    def __init__(self, verdict: str, key: str, **values: object) -> None:
        super().__init__(key)
        self.verdict = verdict
        self.key = key
        self.values = values


class StudentForbidden(StudentGone):
    """The student's code used what `function` may not use; `ban` is its name in exercise.toml."""

    def __init__(self, ban: str, function: str = "") -> None:
        super().__init__("violation", f"forbidden_{ban}", function=function)
        self.ban = ban
        self.function = function
