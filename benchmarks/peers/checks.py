"""The hidden checks of the core exercises as texts: whatever runs them needs torch, but no nnkit.

A file of checks becomes a text with what its checks share, and for each check one with its function
and one with the call of that. Inputs are drawn as nnkit draws them, under a key of the benchmark's
own. pytest's marks go: a check that needs another one is run all the same.
"""

import ast
import shutil
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from nnkit.course import Exercise
from nnkit.judge import seeds, tolerances
from nnkit.judge.plugin import Check
from nnkit.judge.seeds import seed_of
from nnkit.judge.session import Checks, with_checks

from benchmarks import inline
from benchmarks.submissions import course

KEY = b"benchmark"  # no course's secret: the files can be shown
IMPORTS = "from kit import Answers, Box, Rng, assert_close, fetch, raises"
_LEFT_OUT = ("pytest", "nnkit")  # what a check file imports and a notebook has from the kit


@dataclass(frozen=True)
class Asked:
    """One check: its name for the peers, its points, its function and the call of that."""

    name: str
    points: float
    function: str
    call: str


@dataclass(frozen=True)
class Group:
    """A file of checks: what they share, and the checks."""

    name: str
    shared: str
    checks: tuple[Asked, ...]


@dataclass(frozen=True)
class Part:
    """An exercise: its checks, and the two files that a student may hand in."""

    name: str
    title: str
    stub: str
    reference: str
    groups: tuple[Group, ...]


def parts() -> list[Part]:
    """Gives the six core exercises."""
    assignment = course().assignments[0]

    def read(checks: Checks) -> list[Part]:
        return [_part(each, checks.of(each.id)) for each in assignment.exercises]

    return with_checks(course(), assignment, assignment.exercises, read, KEY)


def lay_out_kit(folder: Path) -> list[str]:
    """Writes what the texts import into a folder; gives the names of the files."""
    sources = {"kit.py": Path(__file__).with_name("kit.py"), "inline.py": Path(inline.__file__)}
    sources |= {"seeds.py": Path(seeds.__file__), "tolerances.py": Path(tolerances.__file__)}
    for exercise in course().assignments[0].exercises:
        sources[f"{_props(exercise)}.py"] = exercise.solutions / "props.py"
    for name, source in sources.items():
        shutil.copyfile(source, folder / name)
    return sorted(sources)


def _props(exercise: Exercise) -> str:
    return f"props_{exercise.id}"


def _part(exercise: Exercise, checks: list[Check]) -> Part:
    by_file = groupby(checks, key=lambda check: check.item.path)
    return Part(
        name=exercise.id,
        title=exercise.title.en,
        stub=(exercise.folder / exercise.file).read_text(encoding="utf-8"),
        reference=(exercise.solutions / "reference.py").read_text(encoding="utf-8"),
        groups=tuple(_group(exercise, path, list(own)) for path, own in by_file),
    )


def _group(exercise: Exercise, path: Path, checks: list[Check]) -> Group:
    text = path.read_text(encoding="utf-8")
    names = {check.name for check in checks}
    shared, functions = [f"import {_props(exercise)} as props"], {}
    for node in ast.parse(text).body:
        if isinstance(node, ast.FunctionDef) and node.name in names:
            functions[node.name] = _lines(text, node.lineno, node)
        elif not _is_left_out(node):
            shared.append(_lines(text, _first_line(node), node))
    shared.append("box = Box(props)")
    asked = [_asked(check, functions[check.name]) for check in checks]
    return Group(f"{exercise.id}-{path.stem}", "\n\n".join(shared), tuple(asked))


def _is_left_out(node: ast.stmt) -> bool:
    """Tells of a docstring, and of an import that the kit takes the place of."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return True
    names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
    names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
    return any(name.partition(".")[0] in _LEFT_OUT for name in names)


def _first_line(node: ast.stmt) -> int:
    """Gives the line of the first decorator, where there is one."""
    return min([node.lineno, *(each.lineno for each in getattr(node, "decorator_list", []))])


def _lines(text: str, first: int, node: ast.stmt) -> str:
    return "\n".join(text.splitlines()[first - 1 : node.end_lineno])


def _asked(check: Check, function: str) -> Asked:
    item: Any = check.item
    seed = seed_of(KEY, course().assignments[0].name, check.seed_id)
    given = dict(item.callspec.params) if hasattr(item, "callspec") else {}
    values = {name: repr(value) for name, value in given.items()}
    made = {"submission": "submission", "box": "box", "props": "props", "rng": f"Rng({seed})"}
    values |= {name: made[name] for name in item.fixturenames if name in made}
    call = f"{check.name}({', '.join(f'{name}={value}' for name, value in values.items())})"
    return Asked(_name(check), check.points, function, call)


def _name(check: Check) -> str:
    """Gives a name of letters, digits, `-` and `_`, as the peers want it."""
    file, _, name = check.id.partition(".py::")
    return f"{check.exercise}-{file}-{name.replace('[', '-').replace(']', '')}"
