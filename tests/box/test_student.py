"""The student process's answers, here in this process: one request, one reply."""

import math
import random

import numpy as np
import pytest
import torch
from nnkit import wire
from nnkit.box.handles import Handles
from nnkit.box.student import Student
from nnkit.wire import Answer, Handle, ListOf, Raised, Refused, Request, Stale, TupleOf


@pytest.fixture
def student():
    caps = wire.Caps(frame_bytes=10_000, depth=4, items=1000)
    return Student(Handles("cpu", caps, 20))


@pytest.fixture
def load(student, tmp_path):
    """Loads a file of that text, in a folder of that name, and gives the reply."""

    def load(text, folder="one", cells=None, props=None, **files):
        place = tmp_path / folder
        place.mkdir()
        for name, helper in files.items():
            (place / f"{name}.py").write_text(helper, encoding="utf-8")
        (place / "net.py").write_text(text, encoding="utf-8")
        cells = None if cells is None else ListOf(cells)
        return student.answer(Request(1, "load", [str(place / "net.py"), cells, props]))

    return load


@pytest.fixture
def call(student):
    """Calls a function of the loaded file and gives the reply."""

    def call(name, *args, **kwargs):
        return student.answer(Request(7, "call", [Handle(0, [name]), *args], kwargs))

    return call


def test_loading_tells_the_names_that_can_be_called_and_no_notes(load):
    reply = load("x = 1\ndef f(): pass\nclass Net: pass")

    assert reply == Answer(1, TupleOf([ListOf(["f", "Net"]), ListOf([])]))


def test_loading_a_notebook_tells_which_cells_were_skipped(load):
    reply = load("", cells=["def f(): pass", "1 / 0"])

    notes = ListOf(["cell 2 was skipped: ZeroDivisionError"])
    assert reply == Answer(1, TupleOf([ListOf(["f"]), notes]))


def test_a_file_runs_in_its_own_folder(load, call):
    load("import pathlib\ndef f(): return pathlib.Path('data.py').read_text()", data="here")

    assert call("f") == Answer(7, "here")


def test_a_call_takes_values_and_gives_values(load, call):
    load("def f(x, *, k): return [x, {'k': k}]")

    reply = call("f", 2, k=TupleOf(["a"]))

    assert reply == Answer(7, ListOf([2, wire.DictOf(["k"], [TupleOf(["a"])])]))


def test_props_stand_beside_the_file(load, student):
    load("", props="def f(x): return x * 2")

    reply = student.answer(Request(3, "call", [Handle(2, ["f"]), 4]))

    assert reply == Answer(3, 8)


def test_a_value_that_is_kept_is_found_behind_its_number(load, student):
    load("")

    made = student.answer(Request(3, "iterator", [ListOf([1, 2])], {}, keep=-3))
    reply = student.answer(Request(4, "iterate", [Handle(-3)]))

    assert (made, reply) == (Answer(3, None), Answer(4, ListOf([1, 2])))


def test_a_batch_gives_the_last_reply(load, student):
    load("SAID = []\ndef f(x):\n    SAID.append(x)\n    return list(SAID)")

    batch = [Request(n, "call", [Handle(0, ["f"]), n]) for n in (4, 5)]

    assert student.answer_batch(batch) == Answer(5, ListOf([4, 5]))


def test_a_batch_ends_at_the_first_failure(load, student):
    load("SAID = []\ndef f(x):\n    SAID.append(x)\n    assert x < 5\n    return list(SAID)")

    batch = [Request(n, "call", [Handle(0, ["f"]), n]) for n in (4, 5, 1)]
    failed = student.answer_batch(batch)

    assert (type(failed), failed.seq) == (Raised, 5)
    assert student.answer_batch(batch[2:]) == Answer(1, ListOf([4, 5, 1]))


@pytest.mark.parametrize("draw", ["random.random()", "np.random.rand()", "torch.rand(1).item()"])
def test_a_check_begins_with_the_random_state_of_its_seed(load, call, student, draw):
    load(f"import random, torch\nimport numpy as np\ndef f(): return {draw}")

    def first_of(seed):
        student.answer(Request(2, "begin", [seed]))
        return call("f").value

    assert first_of(1) == first_of(1) != first_of(2)


def test_the_grader_draws_nothing_for_a_check_itself(load, student):
    load("")
    student.answer(Request(2, "begin", [5]))

    drawn = random.random(), np.random.rand(), torch.rand(1).item()

    random.seed(5), np.random.seed(5), torch.manual_seed(5)
    assert drawn == (random.random(), np.random.rand(), torch.rand(1).item())


def test_beginning_a_check_ends_the_handles_of_the_last(load, call, student):
    load("def f(): return object()")
    handle = call("f").value

    student.answer(Request(2, "begin", [5]))

    assert student.answer(Request(3, "text", [handle])).kind == "KeyError"


CHANGES = {
    "default dtype": "torch.set_default_dtype(torch.float64)",
    "grad mode": "torch.set_grad_enabled(False)",
    "threads": "torch.set_num_threads(torch.get_num_threads() + 1)",
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_check_does_not_begin_where_the_last_one_changed_torch(load, call, student, change):
    load(f"import torch\ndef f(): {change}")
    assert student.answer(Request(2, "begin", [5])) == Answer(2, None)

    call("f")

    assert student.answer(Request(3, "begin", [5])) == Stale(3)


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_check_begins_where_the_file_itself_changed_torch(load, student, change):
    load(f"import torch\n{change}")

    assert student.answer(Request(2, "begin", [5])) == Answer(2, None)


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_the_next_file_is_not_loaded_where_the_last_one_changed_torch(load, change):
    load(f"import torch\n{change}")

    assert load("raise AssertionError", folder="two") == Answer(1, None)


def test_the_next_file_sees_its_own_helpers(load, call):
    load("from tools import x", tools="x = 1")

    load("from tools import x\ndef f(): return x", folder="two", tools="x = 2")

    assert call("f") == Answer(7, 2)


def test_an_exception_is_told_by_class_text_and_built_in_bases(load, call):
    load("class Odd(KeyError): pass\ndef f(): raise Odd('a', 1)")

    raised = call("f")

    assert (raised.kind, raised.message) == ("Odd", "('a', 1)")
    assert raised.bases == ["KeyError", "LookupError", "Exception", "BaseException"]


@pytest.mark.parametrize("name", ["OSError", "SystemExit", "KeyboardInterrupt", "MemoryError"])
def test_every_built_in_exception_is_an_answer_with_its_own_name(load, call, name):
    load(f"def f(): raise {name}")

    raised = call("f")

    assert raised.kind == name
    assert name in raised.bases


def test_an_exception_is_told_by_the_students_own_lines_outermost_first(load, call):
    text = "import tools\ndef f():\n    return tools.g([])\n"
    load(text, tools="import statistics\ndef g(x):\n    return statistics.mean(x)  # here\n")

    frames = [(frame.file, frame.line) for frame in call("f").frames]

    assert frames == [
        ("net.py", 3),
        ("tools.py", 3),
    ]


def test_of_many_frames_the_innermost_are_told(load, call):
    load("def f(n=20):\n    if n == 0:\n        raise ValueError\n    f(n - 1)")

    assert [frame.line for frame in call("f").frames] == [4] * 7 + [3]


def test_a_syntax_error_is_told_with_its_line(load):
    raised = load("x = 1\ny = = 2\n")

    assert [(frame.file, frame.line) for frame in raised.frames] == [("net.py", 2)]


def test_an_exception_in_a_notebook_is_told_with_its_cell(load, call):
    load("", cells=["x = 1", "%time\ndef f():\n    return 1 / 0"])

    frames = [(frame.file, frame.line) for frame in call("f").frames]

    assert frames == [("net.ipynb, cell 2", 3)]


HOSTILE = {
    "its text raises": "def __str__(self): raise SystemExit",
    "its text is no text": "def __str__(self): return 5",
    "its text recurses": "def __str__(self): return str(self)",
    "its text is a trap": """
    def __str__(self):
        return type("Trap", (str,), {"__getitem__": exit, "encode": exit, "__len__": exit})("x")""",
    "its text has half a character": "def __str__(self): return '\\ud800'",
    "its traceback is none": "__traceback__ = property(lambda self: 1 / 0)",
    "its class is another": "__class__ = property(lambda self: 1 / 0)",
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_exception_is_told_all_the_same(load, call, student, body):
    load(f"class Hostile(ValueError):\n    {body}\ndef f(): raise Hostile")

    raised = call("f")

    assert (raised.kind, "ValueError" in raised.bases) == ("Hostile", True)
    assert wire.decode_reply(student.frame(raised)[4:], wire.Caps()) == raised


def test_an_exception_whose_class_lies_is_told_by_what_it_is(load, call):
    load("""
class Lies(type):
    __name__ = "ZeroDivisionError"
    mro = lambda cls: [cls, ValueError, Exception, BaseException, object]
    __eq__ = lambda cls, other: True
    __hash__ = type.__hash__
    __subclasscheck__ = __instancecheck__ = lambda cls, other: True
class Hostile(ValueError, metaclass=Lies): pass
def f(): raise Hostile
""")

    raised = call("f")

    assert raised.kind == "Hostile"
    assert raised.bases == ["ValueError", "Exception", "BaseException"]


def test_a_long_text_is_cut(load, call):
    load("def f(): raise ValueError('x' * 10**6)")

    assert call("f").message == "x" * 500


def test_a_value_over_a_cap_is_refused(load, call):
    load("def f(): return [[[[[1]]]]]")

    assert call("f") == Refused(7, "more than 4 levels of containers")


@pytest.mark.parametrize("value", [1 << 70, "x" * 20_000, "\ud800"], ids=["int", "long", "half"])
def test_a_value_that_no_frame_holds_is_refused(student, value):
    reply = wire.decode_reply(student.frame(Answer(9, value))[4:], wire.Caps())

    assert (type(reply), reply.seq) == (Refused, 9)


def test_a_number_that_is_not_finite_crosses(load, call):
    load("def f(): return float('nan')")

    assert math.isnan(call("f").value)


def test_an_operation_that_there_is_not_is_an_error_and_no_more(load, student):
    load("")

    assert student.answer(Request(3, "no_such_operation")).kind == "AttributeError"
