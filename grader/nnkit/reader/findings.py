"""What the source says about a ban: proof that torch.optim is used, or a sign for a person.

Proof is a plain import of torch.optim whose name is used in code that the banned function reaches.
Anything else can only point: a name put together at run time, a way around an override, torch's own
decompositions, or the plain name of what is banned where no override was tripped.
"""

import ast
import contextlib
from collections.abc import Iterable, Iterator
from functools import lru_cache

from nnkit.reader.reach import Place, Program, Symbol
from nnkit.reader.scopes import SCOPES, Module, Region, Use, parse, parts_of, read_module
from nnkit.reader.tables import (
    AROUND,
    FREE_IN_OPTIM,
    INNER,
    LOOKUPS,
    NAMED_SECOND,
    OPTIMIZERS,
    SETTINGS,
    STARS,
    WORDS,
    WRITES,
)

Sign = tuple[str, str, int, str]  # function ("" for all), file, line, what stands there
_MOST_CHARACTERS = 80
_REMEMBERED_BYTES = 64 << 10  # of a file that is read once for several exercises


def read(
    forbid: dict[str, list[str]],
    file: str,
    sources: dict[str, str],
    cells: list[str] | None,
    called: Iterable[str] = (),
) -> dict[str, object]:
    """Reads a submission's files, their bytes as Latin-1: bans that are proved to be broken, by
    function, signs, and why the source could not be read."""
    try:
        program = _program(file, sources, cells)
        return _found(program, forbid, called)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        return {"proved": {}, "signs": [], "unread": type(error).__name__}


def _program(file: str, sources: dict[str, str], cells: list[str] | None) -> Program:
    own = file.removesuffix(".py")
    if cells is None:
        modules = {own: _module(sources[file], own, file)}
    else:
        modules = {own: read_module(parse(None, cells, file), own, file)}
    for path, text in sources.items():
        name = path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        if name not in modules:
            with contextlib.suppress(SyntaxError, ValueError):  # it cannot be imported either
                modules[name] = _module(text, name, path)
    return Program(modules)


def _module(text: str, name: str, path: str) -> Module:
    """Reads a file; in a flat folder each exercise has all others' files beside it."""
    read_file = _read_again if len(text) <= _REMEMBERED_BYTES else _read_again.__wrapped__
    return read_file(text, name, path)


@lru_cache(maxsize=16)
def _read_again(text: str, name: str, path: str) -> Module:
    return read_module(parse(text.encode("latin-1"), None, path), name, path)


def _found(
    program: Program, forbid: dict[str, list[str]], called: Iterable[str]
) -> dict[str, object]:
    proved = {}
    every = [ban for bans in forbid.values() for ban in bans]
    signs = set(_signs(program, program.run_freely(called), every, ""))
    for module in program.modules.values():
        signs |= {
            ("", module.file, line, f"from {name} import *")
            for name, line in module.stars
            if name.partition(".")[0] in STARS or AROUND.search(name)
        }
    for function, bans in forbid.items():
        reached = program.reached_from(function)
        broken = [ban for ban in bans if _is_proved(program, reached, ban)]
        if broken:
            proved[function] = broken[0]
        if program.has_touched:
            reached = program.reached_from(function, touched=True)
        signs |= set(_signs(program, reached, bans, function))
    return {"proved": proved, "signs": sorted(signs), "unread": ""}


def _is_proved(program: Program, reached: list[Place], ban: str) -> bool:
    if ban not in OPTIMIZERS:
        return False
    for _, name in _names(program, reached):
        used = name == "torch.optim" or name.startswith("torch.optim.")
        if used and (ban == "optim" or not FREE_IN_OPTIM.fullmatch(name)):
            return True
    return False


def _names(program: Program, reached: Iterable[Place]) -> Iterator[tuple[tuple[str, int], str]]:
    """Gives the libraries' full names that code refers to, with file and line."""
    for module, region in reached:
        for use in region.uses:
            name = program.resolve(module, region, use)
            if isinstance(name, str):
                yield (module.file, use.line), name


def _signs(
    program: Program, reached: list[Place], bans: list[str], function: str
) -> Iterator[Sign]:
    for place, name in _names(program, reached):
        if _is_around(name):
            yield function, *place, name.removeprefix("builtins.")
        elif function and _is_named(name, bans):
            yield function, *place, name
    for module, region in reached:
        for name, line in region.stars:
            yield function, module.file, line, f"from {name} import *"
        where = (module, region)
        for node in region.telling:
            for what in _odd(program, where, node, bans, function):
                yield function, module.file, getattr(node, "lineno", 0), what[:_MOST_CHARACTERS]


@lru_cache(maxsize=4096)  # the same names come in every submission
def _is_around(name: str) -> bool:
    return bool(AROUND.search(name)) or not INNER.isdisjoint(name.split("."))


def _odd(
    program: Program, where: Place, node: ast.AST, bans: list[str], function: str
) -> Iterator[str]:
    """What of a node may go around a ban."""
    if isinstance(node, ast.Attribute):
        if node.attr in INNER or node.attr in WRITES:
            yield node.attr
        elif (
            _is_patched(program, where, node)
            or (node.attr == "__dict__" and _is_torch(_full(program, where, node.value)))
            or (function and _is_method(program, where, node, bans))
        ):
            yield ast.unparse(node)
    elif isinstance(node, ast.Constant):
        if isinstance(node.value, str) and _is_odd_text(node.value):
            yield repr(node.value)
    elif _names_the_module(where[1], node):
        yield "__name__"
    elif isinstance(node, ast.Call) and (
        _is_lookup(program, where, node, bans)
        or _is_writing(program, where, node)
        or any(_full(program, where, each) in LOOKUPS for each in node.args)
        or any(word.arg == "allow_pickle" for word in node.keywords)
    ):
        yield ast.unparse(node)


def _names_the_module(region: Region, node: ast.AST) -> bool:
    """Whether the module gets another name: what stands under `__main__` would run after all."""
    if isinstance(node, ast.Global):
        return "__name__" in node.names
    if not isinstance(node, ast.Name) or node.id != "__name__" or isinstance(region.node, SCOPES):
        return False
    return isinstance(node.ctx, ast.Store)


def _is_odd_text(text: str) -> bool:
    """Whether a text is the name of something that is odd where it stands in the open."""
    return text in INNER or ("." in text and len(text.split()) == 1 and _is_around(text))


def _is_patched(program: Program, where: Place, node: ast.Attribute) -> bool:
    """Whether something is hung onto a library, which the box may use as well."""
    name = "" if isinstance(node.ctx, ast.Load) else _full(program, where, node)
    unknown = name.startswith("builtins.") and name.count(".") > 1
    return bool(name) and not unknown and not name.startswith(SETTINGS)


def _is_method(program: Program, where: Place, node: ast.Attribute, bans: list[str]) -> bool:
    """Whether a thing that nobody can name, a tensor say, is asked for what is banned: it trips
    the override, unless it runs while the file is imported, or there is none any more."""
    bans = [ban for ban in bans if ban not in OPTIMIZERS]
    if not any(WORDS[ban].fullmatch(node.attr) for ban in bans):
        return False
    parts = parts_of(node)
    if not parts:
        return isinstance(node.ctx, ast.Load) and not program.makes_own(*where, node.value)
    found = program.resolve(*where, Use(parts, 0))
    if isinstance(found, Symbol):
        return not program.is_own(found)
    return found is None and (len(parts) > 2 or parts[0] not in ("self", "cls"))


def _is_named(name: str, bans: Iterable[str]) -> bool:
    """Whether a full name of torch's is that of something banned."""
    head, *parts = name.split(".")
    bans = [ban for ban in bans if ban not in OPTIMIZERS]  # proof by itself
    return head == "torch" and any(WORDS[ban].fullmatch(part) for ban in bans for part in parts)


def _is_lookup(program: Program, where: Place, call: ast.Call, bans: list[str]) -> bool:
    """Whether a call looks up by a text what is banned, or by a text that is made here."""
    name = _full(program, where, call.func)
    if name not in LOOKUPS:
        return False
    text = call.args[-1] if call.args else None
    if name in NAMED_SECOND and len(call.args) > 1:
        text = call.args[1]
    if name == "builtins.setattr" and _full(program, where, call.args[0]) not in ("", "builtins."):
        return True
    if isinstance(text, ast.Constant):
        parts = str(text.value).split(".")
        named = any(WORDS[ban].fullmatch(part) for ban in bans for part in parts)
        return named or bool(AROUND.search(str(text.value)))
    if text is not None and not any(isinstance(each, ast.Name) for each in ast.walk(text)):
        return True  # `"re" + "lu"`: there is one reason to take a name apart
    return "import" in name or any(_is_torch(_full(program, where, each)) for each in call.args)


def _is_writing(program: Program, where: Place, call: ast.Call) -> bool:
    """Whether a call opens a file to write: a module, say, that nobody has read."""
    if _full(program, where, call.func) not in ("builtins.open", "io.open"):
        return False
    modes = [*call.args[1:2], *(word.value for word in call.keywords if word.arg == "mode")]
    return any(
        not isinstance(mode, ast.Constant) or not set("wax+").isdisjoint(str(mode.value))
        for mode in modes
    )


def _full(program: Program, where: Place, node: ast.AST) -> str:
    """Gives the full name of a library's thing, or nothing."""
    parts = parts_of(node)
    found = program.resolve(*where, Use(parts, 0)) if parts else None
    return found if isinstance(found, str) else ""


def _is_torch(name: str) -> bool:
    return name == "torch" or name.startswith("torch.")
