"""Source to regions: what each name of a module is bound to, and what each piece of code refers to.

A region is the body of a function, a class, or one top-level statement. Annotations are no code
here, and neither is what stands under `if __name__ == "__main__"`.
"""

import ast
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from nnkit.box.cells import compile_cell

_TELLING = (ast.Attribute, ast.Call, ast.Constant, ast.Name)
_NAMES = (ast.Name, ast.Attribute, ast.Constant)
SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


@dataclass(frozen=True)
class Use:
    """A name with the attributes behind it, `torch.optim.SGD`, where it is loaded."""

    parts: tuple[str, ...]
    line: int


@dataclass
class Region:
    """A piece of code: what it refers to, and its nodes for those who look closer."""

    node: ast.AST
    uses: list[Use] = field(default_factory=list)
    imports: dict[str, str] = field(default_factory=dict)  # made inside: local name -> full name
    locals: set[str] = field(default_factory=set)
    stars: list[tuple[str, int]] = field(default_factory=list)

    @cached_property
    def telling(self) -> list[ast.AST]:
        """The nodes that may go around a ban by what they are; most are not."""
        return [each for each in ast.walk(self.node) if isinstance(each, _TELLING)]


@dataclass
class Module:
    """One file: names to what they are bound to, and the code that runs when it is imported."""

    name: str
    file: str
    imports: dict[str, str] = field(default_factory=dict)
    aliases: dict[str, tuple[str, ...]] = field(default_factory=dict)  # opt = torch.optim
    regions: dict[str, list[Region]] = field(default_factory=dict)
    touched: dict[str, list[Region]] = field(default_factory=dict)  # a list that is appended to
    top: list[Region] = field(default_factory=list)
    stars: list[tuple[str, int]] = field(default_factory=list)


def parse(source: bytes | None, cells: list[str] | None, file: str) -> ast.Module:
    """Parses a file as Python decodes it, or a notebook's cells, those that cannot be left out."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # an escape that is none is the student's business
        if cells is None:
            assert source is not None
            return ast.parse(source, file)
        body: list[ast.stmt] = []
        for cell in cells:
            try:
                body += compile_cell(cell, file, ast.PyCF_ONLY_AST).body  # type: ignore[attr-defined]
            except SyntaxError:
                continue
        return ast.Module(body, [])


def read_module(tree: ast.Module, name: str, file: str) -> Module:
    """Reads a module's top level."""
    module = Module(name, file)
    package = name if file.endswith("__init__.py") else name.rpartition(".")[0]
    for statement in _top_level(tree.body):
        if isinstance(statement, (ast.Import, ast.ImportFrom)):
            module.imports |= _imported(statement, package)
            module.stars += _stars(statement, package)
            continue
        region = _region(statement, package)
        if isinstance(statement, SCOPES):
            module.regions.setdefault(statement.name, []).append(region)
            module.top += _run_at_once(statement, region, package)
            continue
        module.top.append(region)
        for name in _touched(statement):
            module.touched.setdefault(name, []).append(region)
        for target in _targets(statement):
            parts = parts_of(getattr(statement, "value", None))
            if parts and target not in module.regions:
                module.aliases[target] = parts
            else:
                module.regions.setdefault(target, []).append(region)
    return module


def _top_level(body: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
    """Gives the statements that an import runs, from within `if`, `try`, `with` and loops too."""
    for statement in body:
        if isinstance(statement, ast.If) and _is_main(statement.test):
            yield from _top_level(statement.orelse)
        elif isinstance(
            statement, (ast.If, ast.Try, ast.TryStar, ast.With, ast.For, ast.While, ast.Match)
        ):
            heads = [
                value
                for name in ("test", "iter", "subject")
                if (value := getattr(statement, name, None)) is not None
            ]
            heads += [item.context_expr for item in getattr(statement, "items", [])]
            yield from (ast.copy_location(ast.Expr(head), statement) for head in heads)
            for name in ("body", "orelse", "finalbody"):
                yield from _top_level(getattr(statement, name, []))
            for inner in [*getattr(statement, "handlers", []), *getattr(statement, "cases", [])]:
                yield from _top_level(inner.body)
        else:
            yield statement


def _is_main(test: ast.expr) -> bool:
    if not isinstance(test, ast.Compare) or not isinstance(test.ops[0], ast.Eq):
        return False
    sides = [test.left, test.comparators[0]]
    names = [each.id for each in sides if isinstance(each, ast.Name)]
    texts = [each.value for each in sides if isinstance(each, ast.Constant)]
    return names == ["__name__"] and texts == ["__main__"]


def _imported(node: ast.Import | ast.ImportFrom, package: str) -> dict[str, str]:
    """Gives local names and the full names that an import binds them to."""
    if isinstance(node, ast.ImportFrom):
        base = _base(node, package)
        return {each.asname or each.name: f"{base}.{each.name}" for each in node.names}
    return {
        each.asname or each.name.partition(".")[0]: each.name
        if each.asname
        else each.name.partition(".")[0]
        for each in node.names
    }


def _stars(node: ast.Import | ast.ImportFrom, package: str) -> list[tuple[str, int]]:
    if isinstance(node, ast.ImportFrom) and node.names[0].name == "*":
        return [(_base(node, package), node.lineno)]
    return []


def _base(node: ast.ImportFrom, package: str) -> str:
    if not node.level:
        return node.module or ""
    parts = package.split(".")
    kept = parts[: len(parts) - node.level + 1]
    return ".".join([*kept, *([node.module] if node.module else [])])


def _targets(statement: ast.stmt) -> list[str]:
    """Gives the names that a statement binds."""
    return [
        node.id
        for node in ast.walk(statement)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    ]


def _run_at_once(node: ast.stmt, region: Region, package: str) -> list[Region]:
    """Gives what runs when a class or function is defined: a class's body, all of it, since its
    methods may be called there, or a function's decorators and defaults."""
    if isinstance(node, ast.ClassDef):
        return [region]
    assert isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
    heads = [*node.decorator_list, *node.args.defaults, *filter(None, node.args.kw_defaults)]
    heads += [each for each in _annotations(node) if _calls(each)]
    return [_region(ast.copy_location(ast.Expr(head), head), package) for head in heads]


def _annotations(node: ast.FunctionDef | ast.AsyncFunctionDef) -> list[ast.expr]:
    args = node.args
    every = [*args.posonlyargs, *args.args, *args.kwonlyargs, args.vararg, args.kwarg]
    found = [each.annotation for each in every if each is not None]
    return [each for each in (*found, node.returns) if each is not None]


def _calls(node: ast.AST) -> bool:
    """Whether there is a call in an annotation: only then it is code."""
    if isinstance(node, _NAMES):
        return isinstance(node, ast.Attribute) and _calls(node.value)
    return any(isinstance(each, ast.Call) for each in ast.walk(node))


def _touched(statement: ast.stmt) -> set[str]:
    """Gives the names of things that a statement may change without binding them."""
    names = set()
    for node in ast.walk(statement):
        place: ast.AST = node.func if isinstance(node, ast.Call) else node
        if not isinstance(place, (ast.Attribute, ast.Subscript)):
            continue
        if place is node and not isinstance(place.ctx, ast.Store):
            continue
        while isinstance(place, (ast.Attribute, ast.Subscript)):
            place = place.value
        if isinstance(place, ast.Name):
            names.add(place.id)
    return names


def _region(node: ast.stmt, package: str) -> Region:
    region = Region(node)
    waiting: list[ast.AST] = [node]
    while waiting:
        each = waiting.pop()
        if isinstance(each, (ast.Import, ast.ImportFrom)):
            region.imports |= _imported(each, package)
            region.stars += _stars(each, package)
        elif parts := parts_of(each):
            region.uses.append(Use(parts, getattr(each, "lineno", 0)))
            continue
        elif isinstance(each, ast.Name):
            region.locals.add(each.id)
        elif isinstance(each, ast.arg):
            region.locals.add(each.arg)
        elif isinstance(each, SCOPES) and each is not node:
            region.locals.add(each.name)
        waiting += _children(each)
    return region


def _children(node: ast.AST) -> Iterator[ast.AST]:
    for name, value in ast.iter_fields(node):
        if name == "type_params":
            continue
        if name in ("annotation", "returns") and (value is None or not _calls(value)):
            continue
        if isinstance(value, ast.AST):
            yield value
        elif isinstance(value, list):
            yield from (item for item in value if isinstance(item, ast.AST))


def parts_of(node: ast.AST | None) -> tuple[str, ...]:
    """Gives `a.b.c` as its parts, where it is loaded; nothing for any other node."""
    names: list[str] = []
    while isinstance(node, ast.Attribute):
        names.append(node.attr)
        node = node.value
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
        return (node.id, *reversed(names))
    return ()
