"""What the source alone says: proof, a sign, or nothing."""

import pytest
from nnkit.reader.findings import read

SGD = {"sgd_step": ["optim"], "train": ["optim"]}
MOMENTUM = {"Momentum": ["optim_step"]}


def found(text, forbid=SGD, **helpers):
    """Gives what is proved, and the signs' functions and texts."""
    sources = {f"{name}.py": source for name, source in helpers.items()}
    said = read(forbid, "sgd.py", {"sgd.py": text, **sources}, None)
    assert said["unread"] == ""
    return said["proved"], [(function, what) for function, _, _, what in said["signs"]]


PROOFS = {
    "a name": "from torch.optim import SGD\ndef sgd_step(p, lr): SGD(p, lr).step()",
    "an alias": "from torch.optim import SGD as x\ndef sgd_step(p, lr): x(p, lr).step()",
    "a module": "import torch.optim\ndef sgd_step(p, lr): torch.optim.SGD(p, lr).step()",
    "torch alone": "import torch\ndef sgd_step(p, lr): torch.optim.SGD(p, lr).step()",
    "a module's alias": "import torch.optim as o\ndef sgd_step(p, lr): o.SGD(p, lr).step()",
    "from torch": "from torch import optim as o\ndef sgd_step(p, lr): o.SGD(p, lr).step()",
    "inside": "def sgd_step(p, lr):\n    from torch.optim import SGD\n    SGD(p, lr).step()",
    "an assignment": "import torch\nS = torch.optim.SGD\ndef sgd_step(p, lr): S(p, lr).step()",
    "an inner function": "import torch\ndef sgd_step(p, lr):\n"
    "    def inner(): return torch.optim.SGD(p, lr)\n    inner().step()",
    "a helper function": "import torch\ndef make(p): return torch.optim.SGD(p)\n"
    "def sgd_step(p, lr): make(p).step()",
    "a class": "import torch\nclass S:\n    def go(self, p): torch.optim.SGD(p).step()\n"
    "def sgd_step(p, lr): S().go(p)",
    "a global object": "import torch\nopt = torch.optim.SGD([torch.zeros(1)])\n"
    "def sgd_step(p, lr): opt.step()",
    "a lambda": "import torch\nsgd_step = lambda p, lr: torch.optim.SGD(p, lr).step()",
    "an if": "import torch\nif True:\n    from torch.optim import SGD\n"
    "    def sgd_step(p, lr): SGD(p, lr).step()",
    "a decorator": "import torch\ndef wrap(f): return torch.optim.SGD\n@wrap\n"
    "def sgd_step(p, lr): pass",
    "its functions": "from torch.optim.sgd import sgd\ndef sgd_step(p, lr): sgd(p)",
}


@pytest.mark.parametrize("text", PROOFS.values(), ids=PROOFS)
def test_a_plain_import_that_is_used_is_proof(text):
    proved, _ = found(text)

    assert proved == {"sgd_step": "optim"}


def test_a_function_that_calls_another_is_proved_with_it():
    proved, _ = found(PROOFS["a name"] + "\ndef train(p):\n    sgd_step(p, 1)\n")

    assert proved == {"sgd_step": "optim", "train": "optim"}


def test_proof_is_found_in_a_helper_file():
    helper = "from torch import optim\ndef update(p): optim.SGD(p).step()"

    assert found("import helper\ndef sgd_step(p, lr): helper.update(p)", helper=helper)[0]
    assert found("from helper import update as u\ndef sgd_step(p, lr): u(p)", helper=helper)[0]
    assert found("from helper import *\ndef sgd_step(p, lr): update(p)", helper=helper)[0]
    assert not found("import helper\ndef sgd_step(p, lr): helper.other(p)", helper=helper)[0]


HONEST = {
    "an import that is not used": "from torch.optim import SGD\nimport torch.optim\n"
    "def sgd_step(p, lr): pass",
    "under main": "import torch\ndef sgd_step(p, lr): pass\n"
    "if __name__ == '__main__':\n    torch.optim.SGD([], 1).step()",
    "under main, turned round": "import torch\ndef sgd_step(p, lr): pass\n"
    "if '__main__' == __name__:\n    torch.optim.SGD([], 1).step()",
    "another function": "import torch\ndef compare(p): torch.optim.SGD(p).step()\n"
    "def sgd_step(p, lr): pass",
    "an annotation": "import torch\ndef sgd_step(p: torch.optim.SGD, lr) -> torch.optim.SGD: pass",
    "a string": "def sgd_step(p, lr):\n    'unlike torch.optim.SGD'",
    "a local name": "def sgd_step(optim, lr): optim.SGD()",
    "an attribute": "def sgd_step(p, lr): p.optim.SGD()",
    "torch itself": "import torch\ndef sgd_step(p, lr):\n    with torch.no_grad(): p.sub_(lr)",
}


@pytest.mark.parametrize("text", HONEST.values(), ids=HONEST)
def test_what_is_not_used_or_not_reached_costs_nothing_and_is_no_sign(text):
    assert found(text) == ({}, [])


def test_to_derive_from_optimizer_is_fine_where_only_steps_are_banned():
    text = "import torch\nclass Momentum(torch.optim.Optimizer):\n    def step(self): pass"

    assert found(text, MOMENTUM) == ({}, [])
    assert found(text.replace("Momentum", "sgd_step"))[0] == {"sgd_step": "optim"}


@pytest.mark.parametrize("name", ["SGD", "Adam", "sgd.SGD", "_functional.sgd"])
def test_anything_else_of_torch_optim_is_proof_there(name):
    text = f"import torch\nclass Momentum(torch.optim.{name}):\n    pass"

    assert found(text, MOMENTUM)[0] == {"Momentum": "optim_step"}


def test_make_optimizer_may_use_torch_optim_beside_a_class_that_may_not():
    text = (
        "import torch\ndef make_optimizer(name, p): return torch.optim.SGD(p)\n"
        "class Momentum:\n    def step(self): pass\n"
    )

    assert found(text, MOMENTUM) == ({}, [])


SIGNS = {
    "import_module": "importlib.import_module('torch.optim')",
    "import_module made": "importlib.import_module('torch.' + name)",
    "getattr": "getattr(torch, 'optim')",
    "getattr made": "getattr(torch, 'op' + 'tim')",
    "exec": "exec('import torch.optim')",
    "eval": "eval('torch.optim')",
    "sys.modules": "sys.modules['torch.optim']",
    "__dict__": "torch.__dict__['optim']",
    "vars": "vars(torch)['op' + 'tim']",
    "__import__": "__import__('torch.optim')",
    "library": "torch.library.Library('aten', 'IMPL')",
    "refs": "torch._refs.nn.functional.mse_loss(p, lr)",
    "decompositions": "torch._decomp.decomposition_table",
    "code": "sgd_step.__code__",
    "subclasses": "object.__subclasses__()",
    "gc": "gc.get_objects()",
    "frames": "sys._getframe().f_back",
    "the dispatcher": "torch._C._dispatch_library('IMPL', 'aten', '', '', 1)",
    "the box": "nnkit.box.rules",
    "the box by its name": "importlib.import_module('nnkit.box.rules')",
    "the box by a text": "string.Formatter().get_field('0.sys.modules', p, {})",
    "the program": "__main__.main",
    "sys of another module": "torch.sys.modules",
    "sys as a value": "walk(sys, 'mod', 'ules')",
    "sys.__dict__": "sys.__dict__['modules']",
    "gc by getattr": "getattr(gc, 'get_objects')()",
    "getattr as a value": "functools.reduce(getattr, ['sys', 'modules'], torch)",
    "getattr of an unknown thing": "getattr(p, 're' + 'lu')()",
    "attrgetter": "operator.attrgetter('sys.modules')(torch)",
    "attrgetter made": "operator.attrgetter('op' + 'tim')(torch)",
    "a frame": "p.__traceback__",
    "a frame's globals": "getattr(p, 'f_globals')",
    "a generator's frame": "p.gi_frame",
    "built-ins": "name['__builtins__']",
    "globals": "globals().items()",
    "a built-in's module": "len.__self__",
    "a loader": "torch.__loader__.__class__",
    "pickle": "pickle.loads(b'')",
    "numpy's pickle": "numpy.load(p, allow_pickle=True)",
    "pydoc": "pydoc.locate('torch.optim.SGD')",
    "runpy": "runpy.run_path('more.txt')",
    "timeit": "timeit.timeit('import nnkit')",
    "type hints": "typing.get_type_hints(p)",
    "a mock": "unittest.mock.patch('nnkit.box.rules')",
    "numpy's ctypes": "numpy.ctypeslib.ctypes.pythonapi",
    "another program": "subprocess.run(['python'])",
    "a file to write": "open('more.py', 'w')",
    "a file to write, elsewhere": "p.write_text('import nnkit')",
    "a library changed": "re.compile = p",
    "a library changed by setattr": "setattr(re, 'compile', p)",
    "a built-in changed": "builtins.tuple = p",
    "jit": "torch.jit.optimize_for_inference(p)",
    "export": "torch.export.export(p, ()).run_decompositions()",
    "fx": "torch.fx.experimental.proxy_tensor.make_fx(p)",
    "graphs": "torch.cuda.CUDAGraph()",
    "private": "torch._functorch.aot_autograd",
    "dispatch keys": "torch._C._AutoDispatchBelowAutograd()",
    "redispatch": "p._handle.redispatch_boxed(0)",
    "a shared object": "torch.ops.load_library('more.so')",
}
HEAD = """
import builtins, functools, gc, importlib, importlib.util, nnkit.box.rules, numpy, operator, pickle
import pydoc, re, runpy, string, subprocess, sys, timeit, torch, typing, unittest.mock, __main__
"""


@pytest.mark.parametrize("expression", SIGNS.values(), ids=SIGNS)
def test_what_may_go_around_is_a_sign_and_no_proof(expression):
    proved, signs = found(f"{HEAD}def sgd_step(p, lr):\n    name = 1\n    {expression}")

    assert proved == {}
    assert {function for function, _ in signs} == {"sgd_step"}


ELSEWHERE = {
    "a statement": "nnkit.box.rules.trip = print",
    "a class's body": "class A:\n    nnkit.box.rules.trip = print",
    "a method": "class A:\n    def __init__(self): nnkit.box.rules.trip = print",
    "a decorator": "@nnkit.box.rules.trip\ndef f(): pass",
    "a default": "def f(a=nnkit.box.rules.trip): pass",
    "an annotation that is called": "def f(a: nnkit.box.rules.trip()): pass",
    "an annotation of a variable": "a: nnkit.box.rules.trip() = 1",
    "a function that another check calls": "def make(): nnkit.box.rules.trip = print",
    "a name that is no longer the module's": "__name__ = '__main__'",
}


@pytest.mark.parametrize("text", ELSEWHERE.values(), ids=ELSEWHERE)
def test_what_runs_where_nothing_is_banned_is_a_sign_for_all(text):
    text = f"{HEAD}{text}\ndef sgd_step(p, lr): pass"

    said = read(SGD, "sgd.py", {"sgd.py": text}, None, ["make", "sgd_step"])

    assert said["proved"] == {}
    assert {function for function, *_ in said["signs"]} == {""}


def test_a_function_that_nobody_calls_is_no_sign():
    text = "import timeit\ndef demo(): timeit.timeit(demo)\ndef sgd_step(p, lr): pass"

    assert found(text) == ({}, [])


METHODS = {
    "a tensor": "def f(x): return x.tanh()",
    "what a call gives": "def f(x): return x.flatten().tanh()",
    "a table": "import torch\nX = torch.ones(9)\nY = X.tanh()\ndef f(x): return Y",
    "a list that is filled": "import torch\nL = []\nL.append(torch.Tensor.tanh)\n"
    "def f(x): return L[0](x)",
    "a dict that is filled": "import torch\nD = {}\nD[0] = torch.tanh\ndef f(x): return D[0](x)",
}


@pytest.mark.parametrize("text", METHODS.values(), ids=METHODS)
def test_a_method_by_the_name_of_what_is_banned_is_a_sign_where_no_override_told(text):
    proved, signs = found(text, {"f": ["tanh"]})

    assert proved == {}
    assert [function for function, _ in signs] == ["f"]


OWN = {
    "a function": "def tanh(x): return x\ndef f(x): return tanh(x)",
    "a helper's function": "import helper\ndef f(x): return helper.tanh(x)",
    "a method": "class A:\n    def go(self, x): return self.tanh(x)\ndef f(x): return A().go(x)",
    "a class's function": "class A:\n    def tanh(x): return x\ndef f(x): return A.tanh(x)",
    "an object's method": "class A:\n    def tanh(self, x): return x\ndef f(x): return A().tanh(x)",
    "a global object's method": "class A:\n    def tanh(self, x): return x\n"
    "a = A()\ndef f(x): return a.tanh(x)",
    "numpy's": "import numpy as np\ndef f(x): return np.tanh(x)",
    "words": "def f(x):\n    'x.tanh() or torch.tanh(x), see torch.jit.'\n    tanh = 'tanh'",
}


@pytest.mark.parametrize("text", OWN.values(), ids=OWN)
def test_a_name_of_ones_own_is_no_sign(text):
    assert found(text, {"f": ["tanh"]}, helper="def tanh(x): return x") == ({}, [])


def test_a_star_import_of_torchs_is_a_sign():
    proved, signs = found("from torch.optim import *\ndef sgd_step(p, lr): SGD(p)")

    assert proved == {}
    assert signs == [("", "from torch.optim import *")]


def test_the_plain_name_of_what_is_banned_is_a_sign_where_no_override_told():
    text = "import torch.nn.functional as F\ndef mse(a, b):\n    return F.mse_loss(a, b)"

    assert found(text, {"mse": ["mse_loss"]}) == (
        {},
        [("mse", "torch.nn.functional.mse_loss")],
    )


def test_ordinary_look_ups_are_no_sign():
    text = (
        "import importlib, re, sys, torch\nnames = vars()\n"
        "def sgd_step(p, lr):\n    getattr(p, 'grad')\n    self.__dict__\n"
        "    getattr(torch, 'sum')(p)\n    getattr(p, f'weight{lr}')\n    setattr(p, 'x', 1)\n"
        "    torch.nn.modules.utils._pair(1)\n    torch._foreach_add_(p, p)\n    p.x = 1\n"
        "    torch.backends.mkldnn.enabled = False\n    open('digits.npz').read()\n"
        "    print(1, file=sys.stderr)\n    re.compile('1')\n    sys.exit()\n"
    )

    assert found(text) == ({}, [])


def test_bytes_are_decoded_as_python_does():
    body = "from torch.optim import SGD as 优\ndef sgd_step(p, lr): 优(p)\n"
    gbk = "# -*- coding: gbk -*-\n" + body

    for data in (b"\xef\xbb\xbf" + body.encode(), gbk.encode("gbk"), body.encode()):
        assert found(data.decode("latin-1"))[0] == {"sgd_step": "optim"}


def test_a_notebooks_cells_are_read_without_magics_and_broken_ones():
    cells = [
        "%matplotlib inline\nfrom torch import optim",
        "def (",
        "def sgd_step(p): optim.SGD(p)",
    ]

    said = read(SGD, "sgd.py", {"sgd.py": ""}, cells)

    assert said["proved"] == {"sgd_step": "optim"}


@pytest.mark.parametrize("text", ["def (", "# coding: nonsense\n", "\0", "x = " + "(" * 500])
def test_what_is_no_python_is_unread_and_ends_nothing(text):
    said = read(SGD, "sgd.py", {"sgd.py": text}, None)

    assert said["proved"] == {}
    assert said["unread"] != ""


def test_a_helper_that_is_no_python_is_left_out():
    assert found(PROOFS["a name"], helper="def (")[0] == {"sgd_step": "optim"}
