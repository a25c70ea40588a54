"""What a check can say: each row of the design's table, through a real box."""

import numpy as np
import pytest
import torch
from nnkit.course import Limits
from nnkit.errors import StudentError
from nnkit.judge.proxy import HandleProxy, fetch, pack

# --- submission.f(x, k=1), submission.Net(), h.a.b, h.a = v, h[k], h(...), list, len, str


def test_a_function_of_the_student_is_called(opened):
    submission, _ = opened("def f(x, *, k): return x - k")

    assert submission.f(5, k=2) == 3


def test_a_class_of_the_student_makes_an_object_that_can_be_called(opened):
    submission, _ = opened("class Net:\n    def __call__(self, x): return x + 1")

    net = submission.Net()

    assert isinstance(net, HandleProxy)
    assert net(2) == 3


def test_a_value_of_the_students_file_is_read(opened):
    submission, _ = opened("WIDTH = 6")

    assert submission.WIDTH == 6


def test_a_name_that_the_student_has_not_written_is_the_students_error(opened):
    submission, _ = opened("")

    with pytest.raises(StudentError, match="has no attribute 'f'") as caught:
        submission.f(1)
    assert caught.value.kind == "AttributeError"


THING = """
class Thing:
    def __init__(self): self.inner = Inner()
    def __getitem__(self, key): return ("item", key)
    def __iter__(self): return iter([1, object()])
    def __len__(self): return 4
    def __str__(self): return "a thing"
class Inner: x = 5
"""


def test_attributes_of_attributes_are_read(opened):
    submission, _ = opened(THING)

    assert submission.Thing().inner.x == 5


def test_a_method_is_called_again_and_again(opened):
    submission, _ = opened("class Thing:\n    def f(self, x): return x + 1")
    thing = submission.Thing()

    assert [thing.f(1), thing.f(2), submission.Thing().f(3)] == [2, 3, 4]


def test_a_method_of_one_exercise_may_be_a_value_in_the_next(opened):
    first, _ = opened("class Thing:\n    def f(self): return 5")
    assert [first.Thing().f(), first.Thing().f()] == [5, 5]

    second, _ = opened("class Thing:\n    f = 6")

    assert second.Thing().f == 6


def test_an_attribute_is_written(opened):
    submission, _ = opened(THING)
    thing = submission.Thing()

    thing.inner.x = [1, 2]

    assert thing.inner.x == [1, 2]


@pytest.mark.parametrize("key", [3, "name", (1, 2), -1])
def test_an_item_is_read_by_a_key_of_any_kind(opened, key):
    submission, _ = opened(THING)

    assert submission.Thing()[key] == ("item", key)


def test_an_object_is_gone_through(opened):
    submission, _ = opened(THING)

    first, second = submission.Thing()

    assert first == 1
    assert isinstance(second, HandleProxy)


def test_a_generator_becomes_a_list(opened):
    submission, _ = opened("def f():\n    yield 1\n    yield 2")

    assert list(submission.f()) == [1, 2]


def test_length_and_text_are_the_objects_own(opened):
    submission, _ = opened(THING)
    thing = submission.Thing()

    assert (len(thing), str(thing)) == (4, "a thing")


def test_an_error_in_the_students_length_is_the_students(opened):
    submission, _ = opened("class Thing:\n    def __len__(self): return 1 // 0")

    with pytest.raises(StudentError, match="ZeroDivisionError"):
        len(submission.Thing())


def test_a_class_is_a_handle_whose_attributes_can_be_read(opened):
    submission, _ = opened("class Net:\n    width = 3")

    assert submission.Net.width == 3


def test_same_tells_whether_two_are_one(opened):
    submission, box = opened("A, B = [object()], [object()]\ndef f(): return A[0]")

    assert box.same(submission.f(), submission.f()) is True
    assert box.same(submission.f(), submission.B[0]) is False


# --- h.fetch(), fetch(value)


def test_a_tensor_is_fetched_as_a_copy(opened):
    submission, _ = opened("import torch\ndef f(): return torch.tensor([[1.0, 2.0]])")

    fetched = submission.f().fetch()

    assert type(fetched) is torch.Tensor
    assert torch.equal(fetched, torch.tensor([[1.0, 2.0]]))


@pytest.mark.parametrize("width", [3, 5000], ids=["small", "large"])
def test_tensors_are_fetched_all_the_way_down(opened, width):
    submission, _ = opened(
        "import torch\ndef f(n): return {'a': [torch.ones(n)], 'b': (torch.zeros(n), 7)}"
    )

    got = fetch(submission.f(width))

    assert torch.equal(got["a"][0], torch.ones(width))
    assert torch.equal(got["b"][0], torch.zeros(width))
    assert got["b"][1] == 7


def test_a_parameter_is_fetched_as_a_tensor(opened):
    submission, _ = opened("import torch\ndef f(): return torch.nn.Parameter(torch.ones(1))")

    fetched = submission.f().fetch()

    assert type(fetched) is torch.Tensor
    assert fetched.requires_grad is False


def test_an_object_that_is_no_tensor_stays_a_handle_when_it_is_fetched(opened):
    submission, _ = opened(THING)

    assert isinstance(submission.Thing().fetch(), HandleProxy)


def test_fetching_a_plain_value_gives_it_back():
    assert fetch([1, {"a": (None, "x")}]) == [1, {"a": (None, "x")}]


@pytest.mark.parametrize("width", [3, 5000], ids=["small", "large"])
def test_a_tensor_is_fetched_as_it_is_now_not_as_it_came(opened, width):
    submission, _ = opened("""
import torch
KEPT = []
def make(n):
    KEPT.append(torch.zeros(n))
    return KEPT[0]
def change(): KEPT[0] += 1
""")
    handle = submission.make(width)

    submission.change()

    assert torch.equal(handle.fetch(), torch.ones(width))


def test_a_tensor_is_fetched_as_it_is_after_an_assignment(opened):
    submission, box = opened("import torch\ndef f(): return torch.zeros(2)")
    handle = submission.f()

    box.assign(handle, torch.ones(2))

    assert torch.equal(handle.fetch(), torch.ones(2))


def test_what_is_fetched_belongs_to_the_judge(opened):
    submission, _ = opened("import torch\nX = torch.zeros(2)")

    submission.X.fetch().fill_(5)

    assert torch.equal(submission.X.fetch(), torch.zeros(2))


# --- box.tensor, box.parameter, box.assign


def test_a_tensor_of_the_judge_goes_in_as_a_fresh_copy(opened):
    submission, _ = opened("def f(x):\n    x += 1\n    return x")
    x = torch.zeros(2)

    first, second = submission.f(x), submission.f(x)

    assert torch.equal(x, torch.zeros(2))
    assert torch.equal(fetch(first), torch.ones(2))
    assert torch.equal(fetch(second), torch.ones(2))


def test_a_tensor_in_the_box_can_be_looked_at_after_a_call(opened):
    submission, box = opened("def f(x): x += 1")
    held = box.tensor(torch.zeros(2))

    submission.f(held)

    assert torch.equal(held.fetch(), torch.ones(2))


@pytest.mark.parametrize("wanted", [True, False])
def test_a_tensor_in_the_box_requires_grad_when_asked(opened, wanted):
    submission, box = opened("def f(x): return x.requires_grad")

    assert submission.f(box.tensor(torch.zeros(1), requires_grad=wanted)) is wanted


def test_a_parameter_holds_value_and_gradient(opened):
    submission, box = opened("def f(p): return type(p).__name__, p.is_leaf, p.requires_grad")

    parameter = box.parameter(torch.ones(2), grad=torch.zeros(2))

    assert submission.f(parameter) == ("Parameter", True, True)
    assert torch.equal(parameter.fetch(), torch.ones(2))
    assert torch.equal(parameter.grad.fetch(), torch.zeros(2))


def test_a_parameter_without_a_gradient_has_none(opened):
    _, box = opened("")

    assert box.parameter(torch.ones(2)).grad is None


def test_the_gradient_of_a_parameter_can_be_set(opened):
    submission, box = opened("def f(p): return p.grad * 2")
    parameter = box.parameter(torch.ones(2))

    parameter.grad = torch.ones(2)

    assert torch.equal(fetch(submission.f(parameter)), torch.full((2,), 2.0))


def test_assigning_changes_a_tensor_where_it_stands(opened):
    submission, box = opened("import torch\nP = torch.nn.Parameter(torch.zeros(2))\nVIEW = P.data")

    box.assign(submission.P, torch.ones(2))

    assert torch.equal(fetch(submission.VIEW), torch.ones(2))
    assert submission.P.grad_fn is None


# --- box.module

PROPS = """
import torch

class Tiny(torch.nn.Module):
    def __init__(self, width=2):
        super().__init__()
        self.layer = torch.nn.Linear(width, 1)

    def forward(self, x):
        return self.layer(x)

class Spy:
    calls = 0

    def __call__(self, x):
        self.calls += 1
        return x * 2

def square(x):
    return (x * x).sum()
"""
STATE = {"layer.weight": torch.tensor([[1.0, 2.0, 3.0]]), "layer.bias": torch.tensor([4.0])}


def test_a_module_of_props_is_made_with_its_weights(opened):
    submission, box = opened("def f(net, x): return net(x)", PROPS)

    net = box.module("Tiny", width=3, state=STATE)

    assert torch.equal(fetch(submission.f(net, torch.ones(2, 3))), torch.full((2, 1), 10.0))


def test_the_weights_of_a_module_keep_their_dtype(opened):
    _, box = opened("", PROPS)
    state = {name: value.double() / 7 for name, value in STATE.items()}

    net = box.module("Tiny", 3, state=state)

    assert torch.equal(net.layer.weight.fetch(), state["layer.weight"])


def test_a_module_of_torch_is_made(opened):
    submission, box = opened("def f(criterion, x): return criterion(x, x * 0).item()")

    assert submission.f(box.module("MSELoss", reduction="sum"), torch.full((2,), 3.0)) == 18.0


def test_an_object_of_props_that_is_no_module_can_spy(opened):
    submission, box = opened("def f(call): return call(call(1))", PROPS)
    spy = box.module("Spy")

    assert submission.f(spy) == 4
    assert spy.calls == 2


# --- box.props.f, box.torch


def test_a_function_of_props_goes_into_the_box(opened):
    submission, box = opened("def f(g, x): return g(x).item()", PROPS)

    assert submission.f(box.props.square, torch.full((2,), 3.0)) == 18.0


def test_a_function_of_props_is_called(opened):
    _, box = opened("", PROPS)

    assert fetch(box.props.square(torch.full((2,), 3.0))).item() == 18.0


def test_without_props_there_is_nothing_to_find(opened):
    _, box = opened("")

    with pytest.raises(StudentError, match="square"):
        box.props.square(torch.ones(1))


def test_functions_of_torch_keep_the_graph(opened):
    submission, box = opened("def f(loss): return type(loss.grad_fn).__name__", PROPS)
    net = box.module("Tiny", 3, state=STATE)

    loss = box.torch.nn.functional.mse_loss(net(torch.ones(1, 3)), torch.zeros(1, 1))

    assert submission.f(loss) == "MseLossBackward0"
    assert loss.item() == 100.0


def test_an_optimizer_of_torch_works_on_handles(opened):
    submission, box = opened("def f(optimizer): optimizer.step()")
    parameter = box.parameter(torch.ones(2), grad=torch.ones(2))

    submission.f(box.torch.optim.SGD([parameter], lr=0.5))

    assert torch.equal(parameter.fetch(), torch.full((2,), 0.5))


# --- box.iterator, net.parameters()


def test_an_iterator_can_be_gone_through_once(opened):
    submission, box = opened("def f(x): return len(list(x))")
    iterator = box.iterator([box.parameter(torch.ones(1)), box.parameter(torch.ones(1))])

    assert (submission.f(iterator), submission.f(iterator)) == (2, 0)


def test_the_parameters_of_a_module_are_a_generator(opened):
    submission, box = opened("def f(x): return type(x).__name__", PROPS)
    net = box.module("Tiny", 3, state=STATE)

    assert submission.f(net.parameters()) == "generator"
    assert [fetch(p).numel() for p in net.parameters()] == [3, 1]


# --- what crosses by value


@pytest.mark.parametrize(
    "value",
    [
        None, True, False, 0, -(1 << 63), (1 << 64) - 1, 0.1, float("inf"), "和", "", [], (), {},
        [1, [2.5, "x"]], (1, (2,)), {"a": 1, 2: None, (1, 2): [True]},
        torch.float32, torch.int64, torch.bool, torch.complex128,
    ],
    ids=repr,
)  # fmt: skip
def test_a_value_comes_back_as_it_went(opened, value):
    submission, _ = opened("def f(x): return x")

    got = submission.f(value)

    assert got == value
    assert type(got) is type(value)


def test_the_order_of_a_dict_is_kept(opened):
    submission, _ = opened("def f(): return {'b': 1, 'a': 2}")

    assert list(submission.f()) == ["b", "a"]


def test_a_size_comes_out_as_a_tuple(opened):
    submission, _ = opened("def f(x): return x.shape")

    assert submission.f(torch.ones(2, 3)) == (2, 3)


@pytest.mark.parametrize("dtype", ["float64", "float32", "int64", "bool", "uint8"])
def test_an_array_comes_back_as_it_went(opened, dtype):
    submission, _ = opened("def f(x): return x.T")
    array = np.arange(6).reshape(2, 3).astype(dtype)

    got = submission.f(array)

    assert got.dtype == array.dtype
    assert np.array_equal(got, array.T)


@pytest.mark.parametrize(
    "tensor",
    [
        torch.arange(6.0).reshape(2, 3).T,
        torch.zeros(0, 3),
        torch.tensor(5),
        torch.tensor([True, False]),
        torch.tensor([0.1], dtype=torch.bfloat16),
        torch.tensor([float("nan"), -0.0, float("inf")], dtype=torch.float64),
    ],
    ids=["transposed", "empty", "scalar", "bool", "bfloat16", "special values"],
)
def test_a_tensor_comes_back_as_it_went(opened, tensor):
    submission, _ = opened("def f(x): return x")

    got = submission.f(tensor).fetch()

    assert got.dtype == tensor.dtype
    assert torch.equal(got.isnan(), tensor.isnan())
    assert torch.equal(got.nan_to_num(), tensor.nan_to_num())
    assert got.shape == tensor.shape


def test_subclasses_come_out_as_their_bases(opened):
    submission, _ = opened("""
class Number(int): pass
class Text(str): pass
class Table(dict): pass
def f(): return [Number(3), Text("x"), Table(a=1)]
""")

    got = submission.f()

    assert got == [3, "x", {"a": 1}]
    assert [type(each) for each in got] == [int, str, dict]


def test_a_key_that_the_judge_cannot_hash_comes_out_as_its_text(opened):
    submission, _ = opened("""
class Key(list):
    __hash__ = object.__hash__
def f(): return {Key([1]): 2}
""")

    assert submission.f() == {"[1]": 2}


def test_a_handle_may_stand_anywhere_in_the_arguments(opened):
    submission, box = opened("def f(a, *, k): return a[0][1] + k['x'][0]")
    one, two = box.tensor(torch.ones(1)), box.tensor(torch.ones(1))

    assert fetch(submission.f([(5, one)], k={"x": [two]})).item() == 2.0


def test_handles_end_with_the_check(opened, link):
    submission, _ = opened("def f(): return object()\ndef g(x): pass")
    handle = submission.f()

    link.begin(2)

    with pytest.raises(StudentError, match="KeyError"):
        submission.g(handle)


@pytest.mark.parametrize("value", [object(), {1, 2}, b"bytes", 1j, range(3)], ids=type)
def test_a_value_of_the_judge_that_has_no_form_does_not_go_in(value):
    with pytest.raises(TypeError, match="cannot go into the box"):
        pack(value)


def test_a_tensor_of_the_judge_that_has_no_form_does_not_go_in():
    with pytest.raises(TypeError, match="complex64 cannot go into the box"):
        pack(torch.zeros(1) * 1j)


# --- what a check cannot do by accident


def test_a_handle_has_no_truth_value(opened):
    submission, _ = opened("import torch\ndef f(): return torch.ones(1)")

    with pytest.raises(TypeError, match="no truth value"):
        bool(submission.f())


def test_a_handle_cannot_be_compared(opened):
    submission, _ = opened("import torch\ndef f(): return torch.ones(1)")

    with pytest.raises(TypeError, match="cannot be compared"):
        bool(submission.f() == 1)
    with pytest.raises(TypeError, match="cannot be compared"):
        bool(submission.f() != 1)


def test_a_handle_shows_what_it_is_without_a_question(opened):
    submission, _ = opened(THING)

    assert repr(submission.Thing()) == "<Thing in the box>"


def test_special_names_are_not_asked_of_the_box(opened):
    submission, _ = opened(THING)

    with pytest.raises(AttributeError):
        submission.Thing().__array__  # noqa: B018 - asking is what is tested


def test_a_function_that_never_ends_to_give_items_is_cut_by_the_cap(opened):
    submission, _ = opened(
        "def f():\n    while True: yield 1", limits=Limits(items=1000, call_s=20.0)
    )

    with pytest.raises(StudentError, match="more than 1000 items"):
        list(submission.f())
