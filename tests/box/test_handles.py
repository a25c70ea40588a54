"""Values and handles: what crosses the wire as itself, and what stays in the box."""

import warnings

import numpy as np
import pytest
import torch
from nnkit.box.handles import PROPS, SUBMISSION, TORCH, Handles
from nnkit.errors import WireError
from nnkit.wire import ArrayData, Caps, DictOf, Dtype, Handle, ListOf, TensorData, TupleOf


@pytest.fixture
def handles():
    return Handles("cpu", Caps(frame_bytes=1 << 20, depth=3, items=100), 10)


class Number(int):
    """Says that it is another number, and equal to every one."""

    def __add__(self, other):
        return 42

    def __eq__(self, other):
        return True

    __int__ = __index__ = __hash__ = lambda self: 42


class Real(float):
    def __add__(self, other):
        return 42.0

    def __float__(self):
        return 42.0


class Text(str):
    def __str__(self):
        return "another"


class Listing(list):
    def __iter__(self):
        return iter([1, 2, 3])

    def __len__(self):
        return 3


class Table(dict):
    def items(self):
        return [("a", 42)]

    keys = values = __iter__ = items


@pytest.mark.parametrize("value", [None, True, False, 3, -0.5, "和", ""])
def test_a_plain_value_crosses_as_itself(handles, value):
    crossed = handles.dump(value)

    assert crossed == value
    assert type(crossed) is type(value)


@pytest.mark.parametrize(
    ("value", "form"),
    [
        ([1, (2, "x")], ListOf([1, TupleOf([2, "x"])])),
        ((), TupleOf([])),
        (torch.Size([2, 3]), TupleOf([2, 3])),
        ({"b": 1, "a": [None]}, DictOf(["b", "a"], [1, ListOf([None])])),
        ({(1, 2): True}, DictOf([TupleOf([1, 2])], [True])),
        (torch.float64, Dtype("float64")),
        (torch.complex64, Dtype("complex64")),
    ],
)
def test_a_container_or_dtype_has_a_form_on_the_wire(handles, value, form):
    assert handles.dump(value) == form


def test_an_array_crosses_with_its_bytes(handles):
    array = np.array([[1, 2], [3, 4]], dtype=np.int16)[:, ::-1]

    assert handles.dump(array) == ArrayData("int16", [2, 2], b"\2\0\1\0\4\0\3\0")


def test_a_scalar_of_numpy_crosses_as_an_array_without_dimensions(handles):
    assert handles.dump(np.int64(3)) == ArrayData("int64", [], b"\3" + bytes(7))


@pytest.mark.parametrize(
    ("value", "base"),
    [
        (Number(3), 3),
        (Real(0.5), 0.5),
        (np.float64(0.5), 0.5),
        (Text("said"), "said"),
        (Listing([7]), ListOf([7])),
        (Table(b=7), DictOf(["b"], [7])),
    ],
)
def test_a_subclass_crosses_as_its_base(handles, value, base):
    crossed = handles.dump(value)

    assert crossed == base
    assert type(crossed) is type(base)


def test_a_tensor_stays_and_goes_as_a_handle(handles):
    handle = handles.dump(torch.ones(2))

    assert (handle.id, handle.path, handle.kind) == (3, [], "Tensor")


def test_a_small_tensor_goes_along_with_its_handle(handles):
    handle = handles.dump(torch.tensor([1, 2], dtype=torch.uint8))

    assert handle.data == TensorData("uint8", [2], b"\1\2")


@pytest.mark.parametrize(
    "tensor", [torch.zeros(2000), torch.ones(1).to_sparse(), torch.empty(1, device="meta")]
)
def test_a_large_or_unreadable_tensor_does_not_go_along(handles, tensor):
    assert handles.dump(tensor).data is None


def test_every_other_object_goes_as_a_handle(handles):
    values = [object(), torch.nn.Linear, len, (x for x in "ab"), {1, 2}, b"bytes", 1j]

    kinds = [item.kind for item in handles.dump(values).items]

    assert kinds == [
        "object", "type", "builtin_function_or_method", "generator", "set", "bytes", "complex",
    ]  # fmt: skip


def test_tensors_in_containers_are_handles_too(handles):
    form = handles.dump({"a": [torch.zeros(1)]})

    assert [type(item) for item in form.values[0].items] == [Handle]


def test_fetching_takes_tensors_by_value_all_the_way_down(handles):
    value = [torch.tensor(True), {"x": torch.nn.Parameter(torch.tensor([[1, -1]]) * 1.0)}]

    form = handles.dump(value, fetch=True)

    assert form == ListOf(
        [
            TensorData("bool", [], b"\1"),
            DictOf(["x"], [TensorData("float32", [1, 2], b"\0\0\x80\x3f\0\0\x80\xbf")]),
        ]
    )


def test_fetching_another_object_keeps_it_in_the_box(handles):
    assert handles.dump(object(), fetch=True).kind == "object"


@pytest.mark.parametrize(
    "value",
    [
        torch.ones(2).to_sparse(),
        torch.ones(2) * 1j,
        torch.empty(2, device="meta"),
        torch.ones(2).to(torch.float8_e4m3fn),
        np.array(["text"]),
        np.array([object()]),
        np.array([1j]),
    ],
    ids=["sparse", "complex", "meta", "float8", "texts", "objects", "complex array"],
)
def test_what_has_no_bytes_to_compare_is_refused_when_it_is_fetched(handles, value):
    with pytest.raises(WireError, match="cannot be compared"):
        handles.dump(value, fetch=True)


def test_a_quantized_tensor_is_refused_when_it_is_fetched(handles):
    with warnings.catch_warnings(action="ignore"):  # torch would have them go
        tensor = torch.quantize_per_tensor(torch.ones(2), 0.1, 0, torch.quint8)

    with pytest.raises(WireError, match="cannot be compared"):
        handles.dump(tensor, fetch=True)


def test_a_tensor_counts_in_full_whatever_its_strides(handles):
    tensor = torch.zeros(1).expand(1 << 40)

    with pytest.raises(WireError, match="a tensor of 4398046511104 bytes"):
        handles.dump(tensor, fetch=True)


def test_a_value_of_the_most_levels_crosses(handles):
    assert handles.dump([[[1]]]) == ListOf([ListOf([ListOf([1])])])


def test_a_value_of_more_levels_is_refused(handles):
    with pytest.raises(WireError, match="more than 3 levels"):
        handles.dump([[[[1]]]])


def test_a_list_that_holds_itself_is_refused(handles):
    value = []
    value.append(value)

    with pytest.raises(WireError, match="more than 3 levels"):
        handles.dump(value)


def test_a_value_of_more_items_is_refused(handles):
    assert len(handles.dump([0] * 99).items) == 99
    with pytest.raises(WireError, match="more than 100 items"):
        handles.dump([0] * 100)


def test_more_live_objects_than_the_cap_are_refused(handles):
    handles.dump([object() for _ in range(10)])

    with pytest.raises(WireError, match="more than 10 live objects"):
        handles.dump(object())


def test_clearing_ends_the_handles_and_makes_room(handles):
    handle = handles.dump(object())

    handles.clear()

    with pytest.raises(KeyError):
        handles.load(handle)
    assert len(handles.dump([object() for _ in range(10)]).items) == 10


def test_a_number_is_given_once_only(handles):
    first = handles.dump(object())

    handles.clear()

    assert handles.dump(object()).id == first.id + 1


def test_a_handle_loads_as_the_object_itself(handles):
    value = object()

    assert handles.load(handles.dump(value)) is value


def test_a_handle_with_a_path_loads_as_what_stands_there(handles):
    handle = Handle(TORCH, ["nn", "functional", "relu"])

    assert handles.load(handle) is torch.nn.functional.relu


def test_the_roots_stay_when_the_handles_end(handles):
    handles.set_root(SUBMISSION, "the file")
    handles.set_root(PROPS, "the props")

    handles.clear()

    assert handles.load(Handle(SUBMISSION)) == "the file"
    assert handles.load(Handle(PROPS)) == "the props"
    assert handles.load(Handle(TORCH)) is torch


def test_a_value_can_stand_behind_a_number_of_the_judge(handles):
    value = object()

    handles.keep_as(-5, value)

    assert handles.load(Handle(-5)) is value


def test_a_tensor_of_the_judge_loads_as_a_fresh_copy(handles):
    data = TensorData("float32", [2], bytes(8))

    first, second = handles.load(data), handles.load(data)
    first += 1

    assert (first.tolist(), second.tolist()) == ([1.0, 1.0], [0.0, 0.0])


def test_containers_load_with_all_that_is_in_them(handles):
    held = handles.dump(object())
    form = DictOf(["x", 2], [ListOf([Dtype("int8"), held]), TupleOf([None, 1.5])])

    assert handles.load(form) == {"x": [torch.int8, handles.load(held)], 2: (None, 1.5)}


def test_an_array_loads_as_one_that_can_be_written(handles):
    array = handles.load(ArrayData("int64", [1], b"\7" + bytes(7)))

    array += 1

    assert array.tolist() == [8]
