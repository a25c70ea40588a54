"""What the reader looks for: the names of what is banned, and of the ways around a ban."""

import re

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
OPTIMIZERS = ("optim", "optim_step")
# What an own optimizer may derive from, and what is beside the optimizers.
FREE_IN_OPTIM = re.compile(r"torch\.optim(\.(Optimizer|optimizer|lr_scheduler)(\..*)?)?")
# Ways around: to the box and what it put up, to code that is made at run time or runs elsewhere,
# and to torch's second ways to compute, which do not meet the dispatcher.
AROUND = re.compile(
    r"""(^|\.)( sys\.(modules | path | _getframe | _current_frames | exc_info | set(trace|profile)
        | meta_path | path_hooks)
    | (sys | gc | builtins | importlib)(\.__dict__)?$  # the module itself as a value: a walk begins
    | gc\.get_\w+ | builtins\.(exec | eval | compile | __import__)
    | importlib\.(reload | util | machinery | _bootstrap\w*)
    | inspect\.(getmembers\w* | getsource\w* | currentframe | stack | trace | getattr_static)
    | traceback\.walk_\w+ | types\.(Function | Lambda | Code | Module)Type
    | typing\.get_type_hints | unittest\.mock
    | _?ctypes | ctypeslib | c?[pP]ickle | _pickle | marshal | shelve | runpy | pkgutil | pydoc
    | timeit | cProfile | doctest | subprocess | multiprocessing | ProcessPoolExecutor
    | dis\.Bytecode | logging\.currentframe | builtins\.globals
    | os\.(system | popen | fork\w* | exec\w+ | spawn\w+ | posix_spawn\w* | open | write | fdopen)
    )(?=\.|$)
    | ^(nnkit | __main__ | code | codeop)(?=\.|$)
    | ^torch\.(compile | compiler | export | fx | jit | library | package | hub | load
        | serialization | ops\.(prim | prims | load_library) | classes | utils\.cpp_extension
        | _(?!(foreach_ | assert | utils$ | utils\. | tensor$ | tensor\.))\w+)(?=\.|$)
    | ^torch\.cuda\.(graph\w* | CUDAGraph | make_graphed_callables)(?=\.|$)
    | ^functorch\.(compile | experimental)""",
    re.VERBOSE,
)
INNER = frozenset(
    [
        "__code__",
        "__globals__",
        "__closure__",
        "__subclasses__",
        "__builtins__",
        "__loader__",
        "__spec__",
        "__wrapped__",
        "__self__",
        "__getattribute__",
        "__reduce_ex__",
        "__traceback__",
        "tb_frame",
        "gi_frame",
        "cr_frame",
        "f_back",
        "f_code",
        "f_builtins",
        "f_globals",
        "f_locals",
        "redispatch",
        "redispatch_boxed",
        "_handle",
        "_op_dk",
    ]
)
STARS = frozenset(["torch", "builtins", "gc", "importlib", "inspect", "operator", "os", "sys"])
SETTINGS = ("torch.backends.", "matplotlib.")  # what may be set in the open
WRITES = frozenset(["write_text", "write_bytes"])
NAMED_SECOND = frozenset(["builtins.getattr", "builtins.setattr", "builtins.delattr"])
LOOKUPS = NAMED_SECOND | frozenset(
    [
        "builtins.__import__",
        "importlib.import_module",
        "importlib.__import__",
        "operator.attrgetter",
        "operator.methodcaller",
        "builtins.vars",
        "builtins.dir",
    ]
)
