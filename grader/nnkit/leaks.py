"""The leak wall: reads every byte that would leave, and refuses what students must not see.

It does not trust the allow-list before it. Each file is opened as far as it goes (nnkit.forms), and
read in all the ways in which a person or a program might (nnkit.readings); what cannot be opened is
refused, too. Looked for are lines of references, alternatives, mutants and checks, without their
white space; the course's secret; marks of other tools' solutions; and names that have no business
there. A line that another exercise's files share by chance is told apart by its length, as in the
rule `hidden-text-in-public` of `verify`.
"""

import ast
import base64
import hmac
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from nnkit.course import Course
from nnkit.errors import CourseError
from nnkit.forms import Part, parts
from nnkit.judge.secret import load_secret, secret_path
from nnkit.readings import texts
from nnkit.verify.case import Case, name_from
from nnkit.verify.hidden import Hidden, given, squeeze

# Characters without white space: of an exercise's own hidden lines, and of those that meet the
# files of another exercise, which has to speak of the same things.
_OWN, _OTHERS = 24, 32
# A text is looked up at every _STEP-th character: wherever a hidden line begins, one of its first
# _STEP keys is met, and by none of the others.
_STEP = 12
_KEY = _OWN - _STEP + 1
_PIECE = 1 << 20
_MARK = re.compile(
    r"#+\s*(?:BEGIN|END)\s+(?:SOLUTION|HIDDEN|AUTOTEST)|# ?(?:SOLUTION|HIDDEN)\b"
    r"|killed by:\s*test_\w"
)
_NAMES = re.compile(
    r"(^|/)(solutions|mutants|siblings|alternatives|__pycache__|\.git|\.nnkit|reference\.py"
    r"|.*\.pyc|.*\.bank|results\.db.*)(/|$)|(^|/)\.\.(/|$)|^/|//"
)


@dataclass(frozen=True)
class Leak:
    """Something that must not leave: in which file, which line of its text, and what it is."""

    name: str
    line: int | None
    what: str

    def __str__(self) -> str:
        place = self.name if self.line is None else f"{self.name}:{self.line}"
        return f"{place}: {self.what}"


def check_leaks(files: Mapping[str, bytes], course: Course, known: Iterable[bytes] = ()) -> None:
    """Raises CourseError for the first leak, with file and line. `known` are files that everybody
    has, as nnkit's own: their lines are no secret, all else is looked for."""
    wall = Wall(course, known)
    for name, data in files.items():
        for leak in wall.leaks(name, data):
            raise CourseError(f"{leak}; nothing was written.", "leak")


class Wall:
    """What is looked for, of one course."""

    def __init__(self, course: Course, known: Iterable[bytes] = ()) -> None:
        self._known = frozenset(known)
        self._secrets = tuple(_secrets(course))
        self._written = tuple(each.decode() for each in self._secrets if each.isascii())
        self._exercises = {
            name: each.id for each in course.exercises for name in (each.id, each.module)
        }
        self._needles: dict[str, list[tuple[int, _Needle]]] = {}
        for each in _needles(course):
            for offset in range(_STEP):
                key = each.text[offset : offset + _KEY]
                self._needles.setdefault(key, []).append((offset, each))

    def leaks(self, name: str, data: bytes) -> Iterator[Leak]:
        """Gives what must not leave of a file, whatever it is, each once."""
        yield from dict.fromkeys(leak for part in parts(name, data) for leak in self._in_part(part))

    def _in_part(self, part: Part) -> Iterator[Leak]:
        is_known = part.data in self._known
        if part.problem:
            yield Leak(part.place, None, part.problem)
        elif _NAMES.search(part.place) and not is_known:
            yield Leak(part.place, None, "no file of this name is for students")
        for form in self._secrets:
            if form in part.data:
                line = part.data.count(b"\n", 0, part.data.index(form)) + 1
                yield Leak(part.place, line, "the course's secret")
        for text in () if is_known else texts(part.data):
            yield from self._in_text(part.place, text)

    def _in_text(self, name: str, text: str) -> Iterator[Leak]:
        for found in _MARK.finditer(text):
            yield Leak(name, _line(text, found.start()), f"a mark of hidden text, `{found[0]}`")
        for secret in self._written:
            if secret in text:
                yield Leak(name, _line(text, text.index(secret)), "the course's secret")
        squeezed = _squeezed(text)
        owner = self._owner(name)
        for at in range(0, len(squeezed) - _KEY + 1, _STEP):
            for offset, needle in self._needles.get(squeezed[at : at + _KEY], ()):
                start = at - offset
                is_there = start >= 0 and squeezed.startswith(needle.text, start)
                if is_there and needle.counts_in(owner):
                    what = f"a line of {needle.source}: `{needle.line}`"
                    yield Leak(name, _line_of(text, start), what)

    def _owner(self, name: str) -> str | None:
        """Gives the exercise in whose folder a file lies, or after whose file it is called."""
        *folders, own = PurePosixPath(name.partition("[")[0]).parts
        found = (self._exercises.get(each) for each in [*folders, PurePosixPath(own).stem])
        return next((each for each in found if each), None)


@dataclass(frozen=True)
class _Needle:
    """A hidden line, without its white space, of an exercise's file."""

    text: str
    line: str
    exercise: str
    source: str

    def counts_in(self, owner: str | None) -> bool:
        """Whether it is long enough to be no chance in a file of that exercise, or of none."""
        of_another = owner is not None and owner != self.exercise
        return len(self.text) >= (_OTHERS if of_another else _OWN)


def _needles(course: Course) -> Iterator[_Needle]:
    """Gives the lines of code as `verify` sees them, and all other lines, comments and docstrings
    among them, but for those that a stub has as well."""
    cases = [Case(course, exercise) for exercise in course.exercises]
    given_away = "".join(given(case) for case in cases)
    stubs = "".join(squeeze(case.text(case.stub)) for case in cases)
    for case in cases:
        hidden = Hidden(case)
        code = {squeeze(line) for _, line in hidden.lines}
        for path, line in hidden.lines:
            if squeeze(line) not in given_away:
                yield _needle(case, path, line)
        for path in [*case.check_files, *hidden.answers, *case.mutants, *case.siblings]:
            imports = _imports(case.tree(path))
            for number, line in enumerate(case.text(path).splitlines(), start=1):
                text = squeeze(line)
                is_own = len(text) >= _OTHERS and number not in imports
                if is_own and text not in code and text not in stubs:
                    yield _needle(case, path, line.strip())


def _needle(case: Case, path: Path, line: str) -> _Needle:
    source = name_from(case.course.solutions, path)
    return _Needle(squeeze(line), line, case.exercise.id, source)


def _imports(tree: ast.Module) -> set[int]:
    nodes = [each for each in ast.walk(tree) if isinstance(each, ast.Import | ast.ImportFrom)]
    return {line for each in nodes for line in range(each.lineno, (each.end_lineno or 0) + 1)}


def _secrets(course: Course) -> Iterator[bytes]:
    """Gives the forms in which the secret, and what is made of it for an assignment, may stand."""
    if not secret_path(course.root).exists():
        return
    secret = load_secret(course.root)
    names = [each.name.encode() for each in course.assignments]
    for key in (secret, *(hmac.digest(secret, each, "sha256") for each in names)):
        yield from (key, key.hex().encode(), key.hex().upper().encode(), base64.b64encode(key))


def _squeezed(text: str) -> str:
    """Gives the text without white space, piece by piece: the words of a large one take much."""
    return "".join(squeeze(text[at : at + _PIECE]) for at in range(0, len(text), _PIECE))


def _line(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


def _line_of(text: str, start: int) -> int:
    """Gives the line of the character that has `start` others before it, white space aside."""
    for number, line in enumerate(text.splitlines(), start=1):
        start -= len(squeeze(line))
        if start < 0:
            return number
    return 1
