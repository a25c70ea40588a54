"""A notebook's cell as Python: magics and shell lines left out.

A cell that is Python stays as it is, so that a line of an expression that begins with `%` is kept.
Otherwise the line at which Python stops is left out when it has the form of a magic, and the rest
is tried again.
"""

import re
import types

# Cell magics whose body is Python that runs in the notebook's own names.
_PYTHON_BODY = frozenset({"time", "capture", "prun"})
_MAGIC_LINE = re.compile(r"^\s*([%!?]|[\w.,\s]+=\s*[%!]|.*\?\s*$)")


def compile_cell(source: str, name: str, flags: int = 0) -> types.CodeType:
    """Compiles a cell without its magics; SyntaxError when the rest is not Python.

    With ast.PyCF_ONLY_AST among the flags it gives the syntax tree.
    """
    lines = _body(source).splitlines()
    while True:
        try:
            code: types.CodeType = compile("\n".join(lines), name, "exec", flags, True)
            return code
        except SyntaxError as error:
            at = (error.lineno or 0) - 1
            if not (0 <= at < len(lines) and _MAGIC_LINE.match(lines[at])):
                raise
            _leave_out(lines, at)


def _leave_out(lines: list[str], at: int) -> None:
    """Puts `pass` in a magic's place, and nothing in the lines that it goes on to."""
    last = at
    while lines[last].endswith("\\") and last + 1 < len(lines):
        last += 1
    indent = lines[at][: len(lines[at]) - len(lines[at].lstrip())]
    lines[at : last + 1] = [f"{indent}pass", *[""] * (last - at)]


def _body(source: str) -> str:
    """Gives the cell without its cell magic, and nothing when that is not Python's."""
    stripped = source.lstrip()
    if not stripped.startswith("%%"):
        return source
    head, _, body = stripped.partition("\n")
    name = head[2:].split()[:1]
    return "\n" + body if name and name[0] in _PYTHON_BODY else ""
