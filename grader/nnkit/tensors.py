"""Tensors and arrays as the wire's bytes, and back: the one piece both processes need torch for."""

import math
from typing import Any

import numpy as np
import torch

from nnkit.wire import ITEM_BYTES, ArrayData, Dtype, TensorData

DTYPE_NAMES: dict[Any, str] = {
    value: name
    for name, value in vars(torch).items()
    if isinstance(value, torch.dtype) and str(value) == f"torch.{name}"
}


def pack_tensor(tensor: torch.Tensor) -> TensorData | None:
    """Gives the bytes of a dense tensor; None for a kind that has no form on the wire."""
    name = DTYPE_NAMES.get(tensor.dtype, "")
    if name not in ITEM_BYTES or tensor.layout is not torch.strided or tensor.is_meta:
        return None
    if tensor.is_quantized or tensor.is_nested or tensor.numel() > (1 << 31):
        return None
    plain = tensor.detach().cpu().resolve_neg()
    if plain.dtype is torch.bfloat16:  # numpy has none
        plain = plain.view(torch.int16)
    return TensorData(name, list(tensor.shape), plain.numpy().tobytes())


def unpack_tensor(value: TensorData) -> torch.Tensor:
    """Gives a fresh tensor on the CPU, no view of another; the wire has counted the bytes."""
    if value.dtype == "bfloat16":
        raw: torch.Tensor = torch.from_numpy(_array(value, "int16"))
        return raw.view(torch.bfloat16).clone()
    return torch.from_numpy(_array(value, value.dtype))


def pack_array(array: np.ndarray[Any, Any]) -> ArrayData | None:
    """Gives the bytes of a numpy array; None for a kind that has no form on the wire."""
    name = array.dtype.name
    if name not in ITEM_BYTES or array.size > (1 << 31):
        return None
    plain = np.asarray(array).astype(array.dtype.newbyteorder("<"), copy=False)
    return ArrayData(name, list(array.shape), np.ascontiguousarray(plain).tobytes())


def unpack_array(value: ArrayData) -> np.ndarray[Any, Any]:
    """Gives a fresh array of the machine's own byte order."""
    return _array(value, value.dtype)


def _array(value: TensorData | ArrayData, dtype: str) -> np.ndarray[Any, Any]:
    flat: np.ndarray[Any, Any]
    if dtype == "bool":  # a byte may be more than 0 or 1
        flat = np.frombuffer(value.data, dtype=np.uint8) != 0
    else:
        flat = np.frombuffer(value.data, dtype=dtype).copy()
    return flat.reshape(value.shape)


def pack_dtype(dtype: torch.dtype) -> Dtype:
    """Gives a torch.dtype by name."""
    return Dtype(DTYPE_NAMES[dtype])


def unpack_dtype(value: Dtype) -> torch.dtype:
    """Gives the torch.dtype of that name."""
    dtype = getattr(torch, value.name)
    assert isinstance(dtype, torch.dtype)
    return dtype


def shape_bytes(tensor: torch.Tensor) -> int:
    """Gives how many bytes the tensor takes on the wire: a stride of 0 does not make it less."""
    return math.prod(tensor.shape) * tensor.element_size()
