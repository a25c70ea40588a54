"""What `%nnkit check` last looked at, so that `nnkit submit` knows of a notebook not saved since.

A notebook's file says nothing of what is on the screen. The kernel knows the cells that it ran: the
digests of those that define what the exercise asks for are noted beside the course, and one that is
in no cell of the file was changed after the check, or never saved. Nothing depends on the note.
"""

import ast
import contextlib
import hashlib
import json
from collections.abc import Collection, Iterable
from pathlib import Path

from nnkit.state import make_state, state_path

_FILE = "checked.json"


def note(root: Path, exercise: str, cells: Iterable[tuple[str, str]], names: set[str]) -> None:
    """Notes the last of the cells that define each name; of a cell first what Python ran of it,
    then its text. Where the note cannot be written, there is none."""
    last = {}
    for ran, text in cells:
        for name in _defined(ran) & names:
            last[name] = _digest(text)
    with contextlib.suppress(OSError):
        make_state(root)
        noted = {**_read(root), exercise: sorted(set(last.values()))}
        (state_path(root) / _FILE).write_text(json.dumps(noted), encoding="ascii")


def is_as_checked(root: Path, exercise: str, cells: Collection[str]) -> bool:
    """Whether a notebook's cells have all that was last checked; true where that is not known."""
    return set(_read(root).get(exercise, ())) <= {_digest(each) for each in cells}


def _read(root: Path) -> dict[str, list[str]]:
    try:
        noted = json.loads((state_path(root) / _FILE).read_bytes())
        return {str(name): [str(each) for each in digests] for name, digests in noted.items()}
    except (OSError, ValueError, AttributeError, TypeError):
        return {}


def _defined(source: str) -> set[str]:
    """Gives the functions, classes and values that a cell defines at its top."""
    try:
        body = ast.parse(source).body
    except (SyntaxError, ValueError):
        return set()
    found = set()
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found.add(node.name)
        elif isinstance(node, ast.Assign):
            found |= {each.id for each in node.targets if isinstance(each, ast.Name)}
    return found


def _digest(text: str) -> str:
    return hashlib.sha256(text.strip().encode("utf-8", "replace")).hexdigest()
