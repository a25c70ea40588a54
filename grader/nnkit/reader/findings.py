"""What the source says about a ban: proof that torch.optim is used, or a sign for a person.

Proof is a plain import of torch.optim whose name is used in code that the banned function reaches.
Anything else can only point: a name put together at run time, a way around an override, torch's own
decompositions, or the plain name of what is banned where no override was tripped.
"""

import ast
import re
from collections.abc import Iterable, Iterator

from nnkit.reader.reach import Program
from nnkit.reader.scopes import Module, Region, Use, parse, parts_of, read_module

Sign = tuple[str, str, int, str]  # function ("" for all), file, line, what stands there

# The names under which torch offers what is banned, a component of a dotted name each.
WORDS: dict[str, re.Pattern[str]] = {
    ban: re.compile(pattern)
    for ban, pattern in {
        "mse_loss": r"mse_loss(_backward)?|MSELoss",
        "optim": r"optim|SGD|Adam\w*|RMSprop|Adagrad|_fused_\w+",
        "optim_step": r"optim|SGD|Adam\w*|RMSprop|Adagrad|_fused_\w+",
        "convolution": r"\w*[Cc]onv(?!ert)\w*",
        "relu": r"relu_?|ReLU|_add_relu_?",
        "tanh": r"tanh_?|Tanh|_foreach_tanh_?",
        "max_pool": r"\w*(max_pool|MaxPool)\w*",
        "linear": r"\w*_?linear|(Lazy)?Linear",
        "softmax": r"\w*(soft(max|min)|Soft(max|min))\w*|scaled_dot_product_attention",
        "cross_entropy": r"(linear_)?cross_entropy(_loss)?|CrossEntropyLoss",
        "cumsum": r"cumsum_?",
    }.items()
}
_OPTIMIZERS = ("optim", "optim_step")
# What an own optimizer may derive from, and what is beside the optimizers.
_FREE_IN_OPTIM = re.compile(r"torch\.optim(\.(Optimizer|optimizer|lr_scheduler)(\..*)?)?")
_AROUND = re.compile(
    r"""sys\.modules | sys\._getframe | ctypes | nnkit | importlib\.reload | inspect\.getmembers
    | gc\.get_(objects|referrers) | torch\.(compile | library | _refs | _decomp | _prims\w*
    | _inductor | _dynamo | _meta_registrations | _ops | _higher_order_ops | ops\.(prim|prims)
    | utils\.cpp_extension | jit\._decompositions
    | _C\.(_dispatch\w* | \w*DispatchKey\w* | _jit_to_static_module | _jit_get\w*))
    | builtins\.(exec|eval|compile)""",
    re.VERBOSE,
)
_INNER = frozenset(
    [
        "__code__",
        "__globals__",
        "__closure__",
        "__subclasses__",
        "__builtins__",
        "__wrapped__",
        "f_globals",
        "f_locals",
        "redispatch",
        "_op_dk",
    ]
)
_LOOKUPS = frozenset(
    [
        "builtins.getattr",
        "builtins.__import__",
        "importlib.import_module",
        "importlib.__import__",
        "operator.attrgetter",
        "operator.methodcaller",
        "builtins.vars",
        "builtins.dir",
    ]
)


def read(
    forbid: dict[str, list[str]], file: str, sources: dict[str, str], cells: list[str] | None
) -> dict[str, object]:
    """Reads a submission's files, their bytes as Latin-1: bans that are proved to be broken, by
    function, signs, and why the source could not be read."""
    try:
        program = _program(file, sources, cells)
        return _found(program, forbid)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        return {"proved": {}, "signs": [], "unread": type(error).__name__}


def _program(file: str, sources: dict[str, str], cells: list[str] | None) -> Program:
    own = file.removesuffix(".py")
    tree = parse(sources[file].encode("latin-1"), cells, file)
    modules = {own: read_module(tree, own, file)}
    for path, text in sources.items():
        name = path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        if name not in modules:
            try:
                tree = parse(text.encode("latin-1"), None, path)
            except (SyntaxError, ValueError):
                continue  # it cannot be imported either
            modules[name] = read_module(tree, name, path)
    return Program(modules)


def _found(program: Program, forbid: dict[str, list[str]]) -> dict[str, object]:
    proved = {}
    every = [ban for bans in forbid.values() for ban in bans]
    signs = set(_signs(program, program.run_by_import(), every, ""))
    for module in program.modules.values():
        signs |= {
            ("", module.file, line, f"from {name} import *")
            for name, line in module.stars
            if name.partition(".")[0] == "torch"
        }
    for function, bans in forbid.items():
        reached = program.reached_from(function)
        broken = [ban for ban in bans if _is_proved(program, reached, ban)]
        if broken:
            proved[function] = broken[0]
        signs |= set(_signs(program, reached, bans, function))
    return {"proved": proved, "signs": sorted(signs), "unread": ""}


def _is_proved(program: Program, reached: list[tuple[Module, Region]], ban: str) -> bool:
    if ban not in _OPTIMIZERS:
        return False
    for _, name in _names(program, reached):
        used = name == "torch.optim" or name.startswith("torch.optim.")
        if used and (ban == "optim" or not _FREE_IN_OPTIM.fullmatch(name)):
            return True
    return False


def _names(
    program: Program, reached: Iterable[tuple[Module, Region]]
) -> Iterator[tuple[tuple[str, int], str]]:
    """Gives the libraries' full names that code refers to, with file and line."""
    for module, region in reached:
        for use in region.uses:
            name = program.resolve(module, region, use)
            if isinstance(name, str):
                yield (module.file, use.line), name


def _signs(
    program: Program, reached: list[tuple[Module, Region]], bans: list[str], function: str
) -> Iterator[Sign]:
    for place, name in _names(program, reached):
        if _AROUND.match(name) or not _INNER.isdisjoint(name.split(".")):
            yield function, *place, name.removeprefix("builtins.")
        elif function and _is_named(name, bans):
            yield function, *place, name
    for module, region in reached:
        for name, line in region.stars:
            yield function, module.file, line, f"from {name} import *"
        for node in ast.walk(region.node):
            if isinstance(node, ast.Attribute) and node.attr in _INNER:
                yield function, module.file, node.lineno, node.attr
            elif isinstance(node, ast.Call):
                yield from _lookups(program, (module, region), node, bans, function)
            elif isinstance(node, ast.Attribute) and node.attr == "__dict__":
                yield from _dicts(program, (module, region), node, function)


def _dicts(
    program: Program, where: tuple[Module, Region], node: ast.Attribute, function: str
) -> Iterator[Sign]:
    """`__dict__` of something of torch's."""
    if _is_torch(_full(program, where, node.value)):
        yield function, where[0].file, node.lineno, ast.unparse(node)[:80]


def _is_named(name: str, bans: Iterable[str]) -> bool:
    """Whether a full name of torch's is that of something banned."""
    head, *parts = name.split(".")
    bans = [ban for ban in bans if ban not in _OPTIMIZERS]  # proof by itself
    return head == "torch" and any(WORDS[ban].fullmatch(part) for ban in bans for part in parts)


def _lookups(
    program: Program, where: tuple[Module, Region], call: ast.Call, bans: list[str], function: str
) -> Iterator[Sign]:
    """A look-up of a name of torch's by a text: one that is banned, or one that is made here."""
    name = _full(program, where, call.func)
    if name not in _LOOKUPS:
        return
    text = call.args[-1] if call.args else None
    if name == "builtins.getattr" and len(call.args) > 1:
        text = call.args[1]
    of_torch = any(_is_torch(_full(program, where, each)) for each in call.args)
    if isinstance(text, ast.Constant):
        parts = str(text.value).split(".")
        odd = any(WORDS[ban].fullmatch(part) for ban in bans for part in parts)
    else:
        odd = of_torch or "import" in name
    if odd:
        yield function, where[0].file, call.lineno, ast.unparse(call)[:80]


def _full(program: Program, where: tuple[Module, Region], node: ast.AST) -> str:
    """Gives the full name of a library's thing, or nothing."""
    parts = parts_of(node)
    found = program.resolve(*where, Use(parts, 0)) if parts else None
    return found if isinstance(found, str) else ""


def _is_torch(name: str) -> bool:
    return name == "torch" or name.startswith("torch.")
