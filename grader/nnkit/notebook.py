"""nnkit in a notebook: `%load_ext nnkit`, `%nnkit check`, and the same as `check("05_sgd")`.

What is tested are the definitions that live in the kernel now: the public tests run in the kernel's
own process, with a module of the exercise's name made of the notebook's names. So an answer takes
no second, and a loop that never ends is interrupted as every cell is. For a student's own notebook
on a student's own machine, without a box; a grade comes of the notebook that is handed in.
"""

import ast
import contextlib
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from nnkit.checked import note
from nnkit.course import Course, Exercise, find_course, load_course
from nnkit.errors import NnkitError, UsageError
from nnkit.public import PublicResult, run_here, test_file
from nnkit.show.cell import Shown
from nnkit.texts import say

_AUTOGRADED = "autograded"  # nbgrader's folder
_USAGE = "type `%nnkit check EXERCISE`, for example `%nnkit check 05_sgd`."


def check(exercise: str | None = None, lang: str | None = None) -> Shown:
    """Runs the public tests of an exercise on what the notebook has defined, and gives what to show
    under the cell. UsageError where it is not clear which exercise, or no notebook."""
    course = load_course(find_course(Path.cwd()))
    chosen = course.exercise(exercise) if exercise else _nearest(course)
    lang = lang or course.languages[0]
    shell, wanted = _shell(), list(_wanted(chosen))
    names = {name: value for name, value in shell.user_ns.items() if not name.startswith("__")}
    missing = [name for name in wanted if name not in names]
    if missing:
        results = [_undefined(chosen, name, lang) for name in missing]
    else:
        with _as_module(chosen.module, names):
            results = run_here([chosen])
        history = shell.history_manager
        ran = zip(history.input_hist_parsed, history.input_hist_raw, strict=False)
        note(course.root, chosen.id, ran, set(wanted))
    hint = chosen.hints[0].get(lang) if chosen.hints else ""
    return Shown(chosen.title.get(lang), tuple(results), hint, lang)


def load_extension(shell: Any) -> None:
    """Adds the magic `%nnkit` to a notebook."""
    shell.register_magic_function(_magic, "line", "nnkit")


def _magic(line: str) -> object:
    """`%nnkit check [EXERCISE]`; what goes wrong is one sentence, and no traceback."""
    verb, *rest = line.split() or [""]
    try:
        if verb == "graded":
            return _graded()
        if verb != "check" or len(rest) > 1:
            raise UsageError(_USAGE)
        return check(*rest)
    except NnkitError as error:
        print(f"nnkit: {error}", file=sys.stderr)  # noqa: T201 - it is what a cell shows
        return None


def _graded() -> float | None:
    """What stands under a cell of a check that nnkit alone grades. nbgrader's autograder takes what
    ran for right, so it is given 0 points; its validator finds nothing wrong."""
    if _AUTOGRADED in Path.cwd().parts:
        return 0.0
    lang = load_course(find_course(Path.cwd())).languages[0]
    print(say("graded_later", lang))  # noqa: T201 - it is what a cell shows
    return None


def _nearest(course: Course) -> Exercise:
    """Gives the exercise in whose folder the notebook lies."""
    here = Path.cwd().resolve()
    for exercise in course.exercises:
        if exercise.folder.resolve() == here:
            return exercise
    raise UsageError(f"which exercise is meant is not clear; {_USAGE}")


def _shell() -> Any:
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    if shell is None:
        raise UsageError("this is no notebook; type `nnkit check FILE` in a terminal.")
    return shell


def _wanted(exercise: Exercise) -> Iterator[str]:
    """Gives the names that the public test imports from the student's file."""
    for node in ast.walk(ast.parse(test_file(exercise).read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == exercise.module:
            yield from (each.name for each in node.names)


def _undefined(exercise: Exercise, name: str, lang: str) -> PublicResult:
    return PublicResult(exercise.id, name, False, say("not_defined", lang, name=name))


@contextlib.contextmanager
def _as_module(name: str, names: dict[str, Any]) -> Iterator[None]:
    """Lets tests import the notebook's names; afterwards all modules are as they were."""
    before = dict(sys.modules)
    module = ModuleType(name)
    vars(module).update(names)
    sys.modules[name] = module
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            yield
    finally:
        for each in set(sys.modules) - set(before):
            if each == name or each.split(".")[-1].startswith("test_"):
                del sys.modules[each]
        if name in before:
            sys.modules[name] = before[name]
