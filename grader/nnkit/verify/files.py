"""Rules about the files of a course: which must be there, which may, how they are named."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from nnkit.course import COURSE_FILE, EXERCISE_FILE, Course
from nnkit.errors import CourseError
from nnkit.verify.case import Case, name_from
from nnkit.verify.report import Finding

_PLACE = re.compile(r"(?P<path>.+?)(:(?P<line>\d+))?: (?P<what>.+)", re.DOTALL)
_PYTHON_NAME = re.compile(r"[a-z_][a-z0-9_]*\.py")
_TARGET = re.compile(r"target=[\"'](\w+)[\"']")


def finding_of(root: Path, error: CourseError) -> Finding:
    """unknown-key, bad-value, bad-check and others: what the course's loader refuses."""
    match = _PLACE.fullmatch(str(error))
    if match is None:
        return Finding(error.rule, COURSE_FILE, str(error))
    line = int(match["line"]) if match["line"] else None
    return Finding(error.rule, name_from(root, Path(match["path"])), match["what"], line)


def check_missing_files(case: Case) -> Iterator[Finding]:
    """missing-file: what every exercise must have is there."""
    wanted = [*case.pages.values(), case.stub, case.public_test, case.reference]
    for path in wanted:
        if not path.is_file():
            yield case.finding("missing-file", path, "there is no such file; write it.")
    if case.exercise.solutions.is_dir() and not case.check_files:
        path = case.exercise.solutions / "test_*.py"
        yield case.finding("missing-file", path, "there are no checks; write `test_<target>.py`.")


def check_readable_files(case: Case) -> Iterator[Finding]:
    """unreadable-file: texts are UTF-8, and what ends in .py is Python."""
    pages = [path for path in case.pages.values() if path.is_file()]
    for path in [*pages, *case.sources]:
        try:
            text = path.read_text(encoding="utf-8")
            if path.suffix == ".py":
                compile(text, path.name, "exec", dont_inherit=True)
        except SyntaxError as error:
            yield case.finding("unreadable-file", path, f"{error.msg}; correct it.", error.lineno)
        except (OSError, ValueError, RecursionError) as error:
            yield case.finding("unreadable-file", path, f"it cannot be read ({error}).")


def check_listed_files(case: Case) -> Iterator[Finding]:
    """unlisted-file: each file has a role, or another one names it; a sibling has its mutant."""
    pages = [*case.pages.values(), case.exercise.folder / EXERCISE_FILE]
    known = {*pages, *case.sources} - set(case.siblings)
    texts = "\n".join(case.text(path) for path in known)
    names = {mutant.name for mutant in case.mutants}
    known |= {path for path in case.siblings if path.name in names}
    for folder in (case.exercise.folder, case.exercise.solutions):
        for path in _files_below(folder):
            if path in known or (path.name in texts and "siblings" not in path.parts):
                continue
            message = "nothing names this file; name it, move it or remove it."
            if path in case.siblings:
                message = "there is no mutant of its name; rename it or write the mutant."
            yield case.finding("unlisted-file", path, message)


def check_listed_folders(course: Course) -> Iterator[Finding]:
    """unlisted-file: each folder of exercises/ and of solutions/ is an exercise's."""
    names = {exercise.id for exercise in course.exercises}
    for room in (course.root / "exercises", course.solutions):
        for path in sorted(room.glob("*/")):
            if path.name not in names and any(_files_below(path)):
                message = f"{COURSE_FILE} names no such exercise; add it there or move the folder."
                yield Finding("unlisted-file", name_from(course.root, path), message)


def _files_below(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if path.is_file() and not any(p.startswith(".") or p == "__pycache__" for p in parts):
            yield path


def check_names(case: Case) -> Iterator[Finding]:
    """bad-name: files in lower case, checks in the file of their target, each name once."""
    for path in case.sources:
        if not _PYTHON_NAME.fullmatch(path.name):
            yield case.finding("bad-name", path, "a file of Python is named in lower case.")
    for path in case.check_files:
        targets = sorted({*_TARGET.findall(case.text(path))})
        fitting = [f"test_{target.lower()}.py" for target in targets]
        free = f"test_{case.exercise.file}" if len(fitting) == 1 else ""
        if fitting and fitting != [path.name] and path.name != free:
            wanted = " and ".join(f"`{name}`" for name in fitting)
            yield case.finding("bad-name", path, f"by the targets of its checks it is {wanted}.")
    for name, count in Counter(_names_of_checks(case)).items():
        if count > 1:
            check = case.checks[name]
            message = f"there are {count} checks of the name `{name}`; rename one."
            yield case.finding("bad-name", check.path, message, check.line)


def _names_of_checks(case: Case) -> Iterable[str]:
    pattern = re.compile(r"^def (test_\w+)\(", re.MULTILINE)
    return (name for path in case.check_files for name in pattern.findall(case.text(path)))
