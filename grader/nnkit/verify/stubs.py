"""Rules that hold a stub against its reference: signatures, docstrings, TODOs."""

import ast
from collections.abc import Iterator

from nnkit.verify.case import Case
from nnkit.verify.report import Finding

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
_KINDS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def check_signatures(case: Case) -> Iterator[Finding]:
    """signature-drift: names, parameters, defaults, annotations and docstrings are the same."""
    stub = _definitions(case.tree(case.stub))
    reference = _definitions(case.tree(case.reference))
    for name, node in stub.items():
        if name in reference:
            for what in _differences(node, reference[name]):
                message = f"`{name}` has another {what} than in reference.py; copy the right one."
                yield case.finding("signature-drift", case.stub, message, node.lineno)
        else:
            message = f"`{name}` is not in reference.py; write it there or remove it here."
            yield case.finding("signature-drift", case.stub, message, node.lineno)
    for name, node in reference.items():
        inner = "." in name and name.partition(".")[0] not in stub
        if name not in stub and not inner and not _is_private(name):
            message = f"`{name}` is not in the stub; write it there, or begin its name with `_`."
            yield case.finding("signature-drift", case.reference, message, node.lineno)


def _definitions(tree: ast.Module) -> dict[str, Definition]:
    """Gives functions and classes by name, methods as `Class.method`."""
    found: dict[str, Definition] = {}
    for node in tree.body:
        if isinstance(node, _KINDS):
            found[node.name] = node
        if isinstance(node, ast.ClassDef):
            inner = [each for each in node.body if isinstance(each, _KINDS)]
            found |= {f"{node.name}.{each.name}": each for each in inner}
    return found


def _is_private(name: str) -> bool:
    """Whether a name is nobody's business: it begins with `_`, or is a method like `__len__`."""
    return any(part.startswith("_") for part in name.split("."))


def _differences(one: Definition, other: Definition) -> Iterator[str]:
    if type(one) is not type(other):
        yield "kind"
    elif isinstance(one, ast.ClassDef) and isinstance(other, ast.ClassDef):
        if _bases(one) != _bases(other):
            yield "list of bases"
    elif _signature(one) != _signature(other):
        yield f"signature, `{_signature(one)}`,"
    if ast.get_docstring(one, clean=False) != ast.get_docstring(other, clean=False):
        yield "docstring"


def _bases(node: ast.ClassDef) -> list[str]:
    return [ast.unparse(base) for base in node.bases]


def _signature(node: Definition) -> str:
    assert not isinstance(node, ast.ClassDef)
    returns = f" -> {ast.unparse(node.returns)}" if node.returns else ""
    return f"({ast.unparse(node.args)}){returns}"


def check_todos(case: Case) -> Iterator[Finding]:
    """no-todo-marker: each function that is still to be written says so in a TODO."""
    lines = case.text(case.stub).splitlines()
    marked = {number for number, line in enumerate(lines, start=1) if "# TODO" in line}
    if not marked:
        yield case.finding("no-todo-marker", case.stub, "it has no `# TODO`; say what is to do.")
        return
    for name, node in _definitions(case.tree(case.stub)).items():
        span = range(node.lineno, (node.end_lineno or node.lineno) + 1)
        if is_to_be_written(node) and marked.isdisjoint(span):
            message = f"`{name}` has no `# TODO`; say what is to do."
            yield case.finding("no-todo-marker", case.stub, message, node.lineno)


def is_to_be_written(node: ast.AST) -> bool:
    """Whether something in it raises NotImplementedError."""
    raised = [each.exc for each in ast.walk(node) if isinstance(each, ast.Raise)]
    return any(exc is not None and "NotImplementedError" in ast.unparse(exc) for exc in raised)
