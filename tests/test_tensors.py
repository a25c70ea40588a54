"""Tensors and arrays as bytes, and back."""

import math

import numpy as np
import pytest
import torch
from nnkit import tensors, wire
from nnkit.wire import ArrayData, Dtype, TensorData

TENSORS = {
    "float64": torch.tensor([1.5, -0.0, math.inf], dtype=torch.float64),
    "float32": torch.tensor([[1.5, 2.5], [3.5, 1e-45]]),
    "float16": torch.tensor([1.5, 65504], dtype=torch.float16),
    "bfloat16": torch.tensor([1.5, -3.0], dtype=torch.bfloat16),
    "int64": torch.tensor([-(1 << 63), (1 << 63) - 1]),
    "int32": torch.tensor([-2, 5], dtype=torch.int32),
    "int16": torch.tensor([-2, 5], dtype=torch.int16),
    "int8": torch.tensor([-128, 127], dtype=torch.int8),
    "uint8": torch.tensor([0, 255], dtype=torch.uint8),
    "bool": torch.tensor([True, False, True]),
    "no dimensions": torch.tensor(2.5),
    "no items": torch.zeros(0, 3),
    "no items in the middle": torch.zeros(2, 0, 3, dtype=torch.bool),
    "transposed": torch.arange(6.0).reshape(2, 3).t(),
    "every second": torch.arange(9)[::2],
    "expanded": torch.ones(1).expand(4),
    "channels last": torch.randn(2, 3, 4, 5).contiguous(memory_format=torch.channels_last),
    "negated view": torch._neg_view(torch.ones(2)),
    "parameter": torch.nn.Parameter(torch.ones(2)),
    "result with a graph": torch.ones(2, requires_grad=True) * 3,
}


@pytest.mark.parametrize("name", TENSORS)
def test_a_tensor_comes_back_as_it_was(name):
    tensor = TENSORS[name]

    back = tensors.unpack_tensor(tensors.pack_tensor(tensor))

    assert back.dtype == tensor.dtype
    assert back.shape == tensor.shape
    assert torch.equal(back, tensor)


@pytest.mark.parametrize("name", TENSORS)
def test_a_packed_tensor_may_cross_the_wire(name):
    packed = tensors.pack_tensor(TENSORS[name])

    frame = wire.encode(wire.Answer(1, packed), wire.Caps())

    assert wire.decode_reply(frame[4:], wire.Caps()).value == packed


def test_not_a_number_comes_back_as_such():
    back = tensors.unpack_tensor(tensors.pack_tensor(torch.tensor([math.nan, 1.0])))

    assert back.isnan().tolist() == [True, False]


def test_the_bytes_are_those_of_the_tensor():
    packed = tensors.pack_tensor(torch.tensor([[1.0, -2.0]]))

    assert packed == TensorData("float32", [1, 2], b"\x00\x00\x80?\x00\x00\x00\xc0")


def test_what_comes_back_is_free_of_gradients_and_of_the_bytes():
    packed = tensors.pack_tensor(torch.ones(2, requires_grad=True))
    first, second = tensors.unpack_tensor(packed), tensors.unpack_tensor(packed)

    first.add_(1)

    assert not first.requires_grad
    assert second.tolist() == [1.0, 1.0]


def test_packing_leaves_the_tensor_as_it_was():
    tensor = torch.ones(2, 3, requires_grad=True).t()

    tensors.pack_tensor(tensor)

    assert tensor.requires_grad
    assert tensor.stride() == (1, 3)


def test_bytes_that_are_no_truth_values_become_some():
    got = tensors.unpack_tensor(TensorData("bool", [3], b"\x00\x01\x07"))

    assert got.tolist() == [False, True, True]


@pytest.mark.parametrize(
    "tensor",
    [
        torch.zeros(2, dtype=torch.complex64),
        torch.zeros(2, dtype=torch.uint16),
        torch.zeros(2, device="meta"),
        torch.zeros(2, 2).to_sparse(),
        torch.zeros(1).expand((1 << 31) + 1),
    ],
    ids=["complex", "uint16", "meta", "sparse", "huge by its shape"],
)
def test_a_tensor_without_a_form_on_the_wire_is_not_packed(tensor):
    assert tensors.pack_tensor(tensor) is None


def test_the_bytes_of_a_shape_are_counted_where_a_stride_is_zero():
    assert tensors.shape_bytes(torch.zeros(1).expand(1 << 40)) == 4 << 40


ARRAYS = {
    "float64": np.array([1.5, -2.5]),
    "float32": np.array([[1.5], [2.5]], dtype=np.float32),
    "float16": np.array([1.5], dtype=np.float16),
    "int64": np.array([1, -2]),
    "uint8": np.array([0, 255], dtype=np.uint8),
    "bool": np.array([True, False]),
    "no dimensions": np.array(3),
    "no items": np.zeros((0, 2)),
    "transposed": np.arange(6).reshape(2, 3).T,
    "big endian": np.array([1.0, 2.0], dtype=">f8"),
    "every second": np.arange(7)[::2],
}


@pytest.mark.parametrize("name", ARRAYS)
def test_an_array_comes_back_as_it_was(name):
    array = ARRAYS[name]

    back = tensors.unpack_array(tensors.pack_array(array))

    assert back.dtype.name == array.dtype.name
    assert back.shape == array.shape
    assert np.array_equal(back, array)


@pytest.mark.parametrize("name", ARRAYS)
def test_a_packed_array_may_cross_the_wire(name):
    packed = tensors.pack_array(ARRAYS[name])

    frame = wire.encode(wire.Answer(1, packed), wire.Caps())

    assert wire.decode_reply(frame[4:], wire.Caps()).value == packed


def test_an_array_that_comes_back_can_be_written_to():
    back = tensors.unpack_array(ArrayData("float64", [1], bytes(8)))

    back[0] = 2.5

    assert back.tolist() == [2.5]


@pytest.mark.parametrize(
    "array",
    [
        np.array(["a"]),
        np.array([object()]),
        np.array([1j]),
        np.zeros(1, dtype=[("a", "f4")]),
        np.array(["2025-01-01"], dtype="datetime64[D]"),
    ],
    ids=["text", "objects", "complex", "fields", "dates"],
)
def test_an_array_without_a_form_on_the_wire_is_not_packed(array):
    assert tensors.pack_array(array) is None


@pytest.mark.parametrize("name", sorted(wire.DTYPES))
def test_a_dtype_comes_back_as_it_was(name):
    dtype = getattr(torch, name)

    packed = tensors.pack_dtype(dtype)

    assert packed == Dtype(name)
    assert tensors.unpack_dtype(packed) is dtype


@pytest.mark.parametrize("name", sorted(wire.ITEM_BYTES))
def test_the_wire_counts_the_bytes_of_a_dtype_as_torch_does(name):
    assert wire.ITEM_BYTES[name] == getattr(torch, name).itemsize
