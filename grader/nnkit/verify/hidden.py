"""Rules that keep the hidden hidden: lines of checks and answers in what a student may read.

Texts are compared without their white space, so that neither indent nor wrapping hides a line. Not
counted are imports, signatures, docstrings, comments and short lines, which anybody might write.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

from nnkit.course import EXERCISE_FILE
from nnkit.verify.case import Case
from nnkit.verify.report import Finding
from nnkit.verify.stubs import is_to_be_written

_TEXTS = {".md", ".py", ".toml", ".svg", ".txt", ".ipynb", ".json", ".csv"}
# Characters without white space. A call such as `optimizer.zero_grad()` is in every book, and a
# mutant's mistake may stand in the statement as a warning; what is asked for may not.
ANSWER_LINE, MUTANT_LINE, HINT_LINE = 24, 30, 12
_RUN = 3  # lines on end that give away the answer of another exercise
_BOILERPLATE = re.compile(r"super\(.*\)\.__init__\(.*\)|self\.\w+=\w+")


def squeeze(text: str) -> str:
    """Gives the text without white space."""
    return re.sub(r"\s+", "", text)


class Hidden:
    """The lines of an exercise's hidden files."""

    def __init__(self, case: Case) -> None:
        self.case = case

    @cached_property
    def lines(self) -> list[tuple[Path, str]]:
        """Lines that are long enough to be somebody's own, each with its file."""
        case = self.case
        files = [(path, ANSWER_LINE) for path in [*case.check_files, *self.answers]]
        files += [(path, MUTANT_LINE) for path in [*case.mutants, *case.siblings]]
        return [
            (path, line)
            for path, least in files
            for line in self._code[path]
            if len(squeeze(line)) >= least and not _BOILERPLATE.fullmatch(squeeze(line))
        ]

    @property
    def answers(self) -> list[Path]:
        """The files that are right."""
        return [self.case.reference, *self.case.alternatives]

    @cached_property
    def runs(self) -> list[tuple[Path, str]]:
        """Runs of _RUN lines of answers and checks, squeezed."""
        found = []
        for path in [*self.case.check_files, *self.answers]:
            code = self._code[path]
            for start in range(len(code) - _RUN + 1):
                run = squeeze("".join(code[start : start + _RUN]))
                if len(run) >= _RUN * ANSWER_LINE:
                    found.append((path, run))
        return found

    @cached_property
    def _code(self) -> dict[Path, list[str]]:
        case = self.case
        files = [*case.check_files, *self.answers, *case.mutants, *case.siblings]
        return {path: list(code_lines(case.text(path), case.tree(path))) for path in files}

    def lines_of_answers(self) -> Iterable[str]:
        """All lines of code of the right answers."""
        return (line for path in self.answers for line in self._code[path])


def code_lines(text: str, tree: ast.Module) -> Iterator[str]:
    """Gives the lines of code without imports, signatures, docstrings and comments."""
    left_out: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            left_out |= _span(node.lineno, node.end_lineno)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Module):
            if not isinstance(node, ast.Module):
                left_out |= _span(node.lineno, max(node.lineno, node.body[0].lineno - 1))
            if ast.get_docstring(node) is not None:
                left_out |= _span(node.body[0].lineno, node.body[0].end_lineno)
    for number, line in enumerate(text.splitlines(), start=1):
        if number not in left_out and line.strip() and not line.strip().startswith("#"):
            yield line.strip()


def _span(first: int, last: int | None) -> set[int]:
    return set(range(first, (last or first) + 1))


def check_public_texts(own: Hidden, everywhere: Iterable[Hidden]) -> Iterator[Finding]:
    """hidden-text-in-public: no line of this exercise's, no three lines on end of another's."""
    case = own.case
    allowed = given(case)
    for path in sorted(case.exercise.folder.rglob("*")):
        if path.suffix not in _TEXTS or path.name == EXERCISE_FILE or not path.is_file():
            continue  # the hints have a rule of their own
        text = squeeze(case.text(path))
        told: set[str] = set()
        for source, line in own.lines:
            needle = squeeze(line)
            if needle in text and needle not in allowed and needle not in told:
                told.add(needle)
                yield _finding(case, path, source, f"`{line}`")
        for other in everywhere:
            if other is not own:
                yield from _of_another(case, path, text, other)


def _of_another(case: Case, path: Path, text: str, other: Hidden) -> Iterator[Finding]:
    found = next((source for source, run in other.runs if run in text), None)
    if found is not None:
        yield _finding(case, path, found, f"{_RUN} lines on end")


def _finding(case: Case, path: Path, source: Path, what: str) -> Finding:
    place = f"{source.parent.name}/{source.name}"
    return case.finding("hidden-text-in-public", path, f"{what} of {place}; rewrite one of them.")


def given(case: Case) -> str:
    """Gives what the stub gives away on purpose: calls as its signatures show them, and the
    functions that are not to be written."""
    parts: list[str] = []
    for node in ast.walk(ast.parse(case.text(case.stub))):  # a tree of its own, to be changed
        if isinstance(node, ast.FunctionDef):
            for argument in ast.walk(node.args):
                if isinstance(argument, ast.arg):
                    argument.annotation = None
            parts.append(f"{node.name}({ast.unparse(node.args)})")
            if not is_to_be_written(node):
                parts.append(ast.unparse(node))
    return squeeze("\n".join(parts))


def check_hints(own: Hidden) -> Iterator[Finding]:
    """hint-shows-solution: no hint has a line of an answer, unless the statement shows it, too; nor
    a line of a check or a mutant."""
    case = own.case
    statement = squeeze("".join(case.text(page) for page in case.pages.values()))
    lines = {squeeze(line) for line in own.lines_of_answers()}
    lines = {line for line in lines if len(line) >= HINT_LINE and line not in statement}
    secret = lines | {squeeze(line) for _, line in own.lines}
    toml = case.exercise.folder / EXERCISE_FILE
    hints = [
        (toml, None, f"hint {number}", text)
        for number, hint in enumerate(case.exercise.hints, start=1)
        for text in (hint.en, hint.zh)
    ]
    for check in case.checks.values():
        for key in ("hint", "hint.zh"):
            hints.append((check.path, check.line, check.name, check.texts.get(key, "")))  # type: ignore[arg-type]
    for path, line_number, name, text in hints:
        squeezed = squeeze(text)
        if any(line in squeezed for line in secret):
            message = f"{name} shows a line of an answer; say the idea, or where to look."
            yield case.finding("hint-shows-solution", path, message, line_number)
