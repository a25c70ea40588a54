"""One exercise as the rules see it: its files by role, their texts and syntax trees."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from nnkit.course import Course, Exercise
from nnkit.judge.docstrings import read_docstring
from nnkit.verify.report import Finding

_KILLER = re.compile(r"^killed by:\s*(\w+)\s*$", re.MULTILINE)


@dataclass(frozen=True)
class Case:
    """An exercise of a course; files are read and parsed once. Nobody changes a tree."""

    course: Course
    exercise: Exercise
    _texts: dict[Path, str] = field(default_factory=dict)
    _trees: dict[Path, ast.Module] = field(default_factory=dict)

    @property
    def stub(self) -> Path:
        """The file that students start from."""
        return self.exercise.folder / self.exercise.file

    @property
    def public_test(self) -> Path:
        """The test that students run."""
        return self.exercise.folder / f"test_{self.exercise.file}"

    @property
    def pages(self) -> dict[str, Path]:
        """The statement in each of the course's languages."""
        names = {"en": "README.md", "zh": "README.zh.md"}
        return {each: self.exercise.folder / names[each] for each in self.course.languages}

    @property
    def reference(self) -> Path:
        """The one model answer."""
        return self.exercise.solutions / "reference.py"

    @cached_property
    def check_files(self) -> list[Path]:
        """The files of hidden checks."""
        return sorted(self.exercise.solutions.glob("test_*.py"))

    @cached_property
    def alternatives(self) -> list[Path]:
        """Right answers in other styles."""
        return sorted(self.exercise.solutions.glob("alternatives/*.py"))

    @cached_property
    def mutants(self) -> list[Path]:
        """Wrong answers, one misconception each."""
        return sorted(self.exercise.solutions.glob("mutants/*.py"))

    @cached_property
    def siblings(self) -> list[Path]:
        """The same mistakes in another style, each under its mutant's name."""
        return sorted(self.exercise.solutions.glob("mutants/siblings/*.py"))

    @cached_property
    def sources(self) -> list[Path]:
        """All files of Python that nnkit knows of."""
        props = self.exercise.solutions / "props.py"
        own = [self.stub, self.public_test, self.reference, props, *self.check_files]
        return [*filter(Path.is_file, own), *self.alternatives, *self.mutants, *self.siblings]

    @cached_property
    def checks(self) -> dict[str, "CheckText"]:
        """What the files of checks say of each check, by its name; the last of two of one name."""
        return {check.name: check for path in self.check_files for check in _checks(self, path)}

    def text(self, path: Path) -> str:
        """Gives a file's text: "" for what is not there or not UTF-8."""
        if path not in self._texts:
            try:
                self._texts[path] = path.read_text(encoding="utf-8")
            except (OSError, UnicodeDecodeError):
                self._texts[path] = ""
        return self._texts[path]

    def tree(self, path: Path) -> ast.Module:
        """Gives a file's syntax tree, an empty one for what is not Python."""
        if path not in self._trees:
            try:
                self._trees[path] = ast.parse(self.text(path))
            except (SyntaxError, ValueError, RecursionError):
                self._trees[path] = ast.Module(body=[], type_ignores=[])
        return self._trees[path]

    def killer_of(self, mutant: Path) -> str:
        """Gives the name of the check that a mutant's docstring names, or ""."""
        named = _KILLER.search(self.text(mutant))
        return named[1] if named else ""

    def finding(self, rule: str, path: Path, message: str, line: int | None = None) -> Finding:
        """Makes a finding; its file is named from the course's folder."""
        return Finding(rule, name_from(self.course.root, path), message, line)


def name_from(root: Path, path: Path) -> str:
    """Names a file from the course's folder: in full where it lies elsewhere. Bytes that are no
    text are shown as such."""
    name = str(path)
    for base in (root, root.resolve()):
        if path.is_relative_to(base):
            name = path.relative_to(base).as_posix()
            break
    return name.encode("utf-8", "backslashreplace").decode()


@dataclass(frozen=True)
class CheckText:
    """What the source says of one check."""

    name: str
    path: Path
    line: int
    texts: dict[str, str]  # en, zh, hint, hint.zh
    float32_only: bool


def _checks(case: Case, path: Path) -> Iterator[CheckText]:
    for node in case.tree(path).body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            texts = read_docstring(ast.get_docstring(node) or "")
            marks = [ast.unparse(each) for each in node.decorator_list]
            only = any(each.startswith("pytest.mark.float32_only") for each in marks)
            yield CheckText(node.name, path, node.lineno, texts, only)
