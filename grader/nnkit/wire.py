"""The wire between the judge and a student process: frames, values, caps.

Theory of operation. A frame is a length (4 bytes, big endian) and one msgpack message. The judge
sends a batch of `Request`s, of which only the last one's value is wanted; the student process
answers with one `Reply`: to the last, or to the first that did not succeed. Every message carries
a sequence number. Both are fixed schemas that msgspec checks; before it may allocate anything,
`scan` walks the raw bytes against the caps (depth, number of items, no extension types), so that a
hostile frame costs its own bytes and nothing more. A frame of no more bytes than the cap of items
(64 KiB at most) cannot hold more items than that, each of at least a byte: it goes to msgspec at
once, which bounds the levels itself and knows no extension type here. No pickle, no class name, no
code: the closed set of kinds below is all that can cross. Both sides import this module; the judge
believes nothing but what it parsed here.
"""

import math
import struct
from dataclasses import dataclass
from typing import Any, Union

import msgspec

from nnkit.errors import WireError

HEADER = struct.Struct(">I")

# Tensor and array kinds that may cross, with bytes an item; anything else stays a handle's own.
ITEM_BYTES = {
    "bool": 1,
    "uint8": 1,
    "int8": 1,
    "int16": 2,
    "int32": 4,
    "int64": 8,
    "float16": 2,
    "bfloat16": 2,
    "float32": 4,
    "float64": 8,
}
DTYPES = frozenset(ITEM_BYTES) | {"complex64", "complex128", "uint16", "uint32", "uint64"}
MAX_DIMENSIONS = 64
MAX_KIND_CHARACTERS = 80  # of the name of a class
MAX_SHAPE_BYTES = 1 << 62  # a size of 0 makes room for any other that torch could not count


class TensorData(msgspec.Struct, frozen=True, tag="t", array_like=True, forbid_unknown_fields=True):
    """A dense tensor: dtype without `torch.`, shape, raw little-endian bytes."""

    dtype: str
    shape: list[int]
    data: bytes


class Handle(msgspec.Struct, frozen=True, tag="h", array_like=True, forbid_unknown_fields=True):
    """A live object of the box, by number; `path` are attributes to walk from it.

    From the box: `kind` is the name of its class, `data` a small tensor's value at that moment.
    """

    id: int
    path: list[str] = []
    kind: str = ""
    data: TensorData | None = None


class ArrayData(msgspec.Struct, frozen=True, tag="a", array_like=True, forbid_unknown_fields=True):
    """A numpy array, laid out as a tensor."""

    dtype: str
    shape: list[int]
    data: bytes


class Dtype(msgspec.Struct, frozen=True, tag="d", array_like=True, forbid_unknown_fields=True):
    """A torch.dtype by name."""

    name: str


class ListOf(msgspec.Struct, frozen=True, tag="l", array_like=True, forbid_unknown_fields=True):
    """A list."""

    items: list["Value"]


class TupleOf(msgspec.Struct, frozen=True, tag="u", array_like=True, forbid_unknown_fields=True):
    """A tuple; a torch.Size goes as one."""

    items: list["Value"]


class DictOf(msgspec.Struct, frozen=True, tag="m", array_like=True, forbid_unknown_fields=True):
    """A dict, its pairs in order: keys, then values."""

    keys: list["Value"]
    values: list["Value"]


Value = Union[  # noqa: UP007 - forward references do not join with `|`
    None, bool, int, float, str, Handle, TensorData, ArrayData, Dtype, ListOf, TupleOf, DictOf
]


class Request(msgspec.Struct, frozen=True, tag="q", array_like=True, forbid_unknown_fields=True):
    """What the judge asks: an operation, its operands; with `keep` the value stays in the box,
    behind that (negative) number, which the judge has chosen."""

    seq: int
    op: str
    args: list[Value] = []
    kwargs: dict[str, Value] = {}
    keep: int = 0


class FrameData(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """A line of the student's own code in a traceback: the file below its folder, the number."""

    file: str
    line: int


class Raised(msgspec.Struct, frozen=True, tag="x", array_like=True, forbid_unknown_fields=True):
    """The student's code raised: class name, text, names of built-in bases, own lines."""

    seq: int
    kind: str
    message: str
    bases: list[str]
    frames: list[FrameData]


class Answer(msgspec.Struct, frozen=True, tag="r", array_like=True, forbid_unknown_fields=True):
    """The operation's value."""

    seq: int
    value: Value


class Refused(msgspec.Struct, frozen=True, tag="n", array_like=True, forbid_unknown_fields=True):
    """The value cannot cross: over a cap, or of a kind that has no form on the wire."""

    seq: int
    why: str


class Stale(msgspec.Struct, frozen=True, tag="s", array_like=True, forbid_unknown_fields=True):
    """A check cannot begin here: torch's global state is not as it was after the import."""

    seq: int


class Forbidden(msgspec.Struct, frozen=True, tag="f", array_like=True, forbid_unknown_fields=True):
    """The student's code used what its function may not use: the ban, and what did it."""

    seq: int
    ban: str
    name: str


Reply = Answer | Raised | Refused | Stale | Forbidden


@dataclass(frozen=True)
class Caps:
    """The most that a frame may hold: bytes, levels of containers, items in all."""

    frame_bytes: int = 64 << 20
    depth: int = 16
    items: int = 1_000_000


_encoder = msgspec.msgpack.Encoder()
_batches = msgspec.msgpack.Decoder(list[Request])
_replies: Any = msgspec.msgpack.Decoder(Reply)

_SCALARS = frozenset({type(None), bool, int, float, str})

# A value of n levels lies in at most 2n msgpack arrays (tag array, items array), in a message.
_SMALL_BYTES = 64 << 10
_RAW_LEVELS_PER_LEVEL = 2
_RAW_LEVELS_OF_MESSAGE = 4


def encode(message: list[Request] | Reply, caps: Caps) -> bytes:
    """Gives the frame of a message; WireError when it is over a cap or an int over 64 bits."""
    try:
        body = _encoder.encode(message)
    except (OverflowError, RecursionError, UnicodeEncodeError) as error:
        raise WireError(f"a value cannot be sent: {error}") from None
    if len(body) > caps.frame_bytes:
        raise WireError(f"a frame of {len(body)} bytes is over the cap of {caps.frame_bytes}")
    if len(body) > _SMALL_BYTES:  # what is smaller cannot hold so many items
        scan(body, caps)
    return HEADER.pack(len(body)) + body


def decode_batch(body: bytes | bytearray) -> list[Request]:
    """Reads a batch of requests; only the student process does, and it trusts the judge."""
    return _batches.decode(body)


def decode_reply(body: bytes | bytearray, caps: Caps) -> Reply:
    """Reads a reply from the box; WireError for all that is not one within the caps."""
    if len(body) > min(_SMALL_BYTES, caps.items):
        scan(body, caps)
    try:
        reply: Reply = _replies.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise WireError(f"not a reply: {error}") from None
    if isinstance(reply, Answer):
        check_value(reply.value, caps)
    return reply


def check_value(value: Value, caps: Caps) -> None:
    """Refuses what the schema cannot say: levels, items, byte counts, pairs, unknown dtypes."""
    if type(value) in _SCALARS:
        return
    left = caps.items
    waiting: list[tuple[Value, int]] = [(value, 0)]
    while waiting:
        each, depth = waiting.pop()
        left -= 1
        inner = _inner(each)
        if left < 0 or (inner is not None and depth >= caps.depth):
            raise WireError("a value with too many items or levels")
        waiting += [(item, depth + 1) for item in inner or ()]


def _inner(value: Value) -> list[Value] | None:
    """Checks one value, and gives what it holds; None when it is no container."""
    if isinstance(value, Handle):
        if value.path or len(value.kind) > MAX_KIND_CHARACTERS:
            raise WireError("a handle of the box with a path, or with a long name")
        if value.data is not None:
            _check_dense(value.data)
    elif isinstance(value, (TensorData, ArrayData)):
        _check_dense(value)
    elif isinstance(value, Dtype):
        if value.name not in DTYPES:
            raise WireError(f"`{value.name[:40]}` is not a dtype")
    elif isinstance(value, (ListOf, TupleOf)):
        return value.items
    elif isinstance(value, DictOf):
        if len(value.keys) != len(value.values):
            raise WireError("a dict with more keys than values, or fewer")
        return [*value.keys, *value.values]
    return None


def _check_dense(value: TensorData | ArrayData) -> None:
    if value.dtype not in ITEM_BYTES or (value.dtype, type(value)) == ("bfloat16", ArrayData):
        raise WireError(f"`{value.dtype[:40]}` is not a dtype that may cross")
    if len(value.shape) > MAX_DIMENSIONS or any(size < 0 for size in value.shape):
        raise WireError("a shape that no tensor has")
    item = ITEM_BYTES[value.dtype]  # below, Python's ints do not overflow
    if item * math.prod(max(size, 1) for size in value.shape) > MAX_SHAPE_BYTES:
        raise WireError("a shape that no tensor has")
    if item * math.prod(value.shape) != len(value.data):
        raise WireError(f"{len(value.data)} bytes do not fill the shape {value.shape[:8]}")


def scan(body: bytes | bytearray, caps: Caps) -> None:
    """Walks raw msgpack (its specification, section Formats) without building anything.

    WireError when it is cut short, goes on after its end, nests deeper or holds more items than
    the caps allow, or uses an extension type.
    """
    left = [1]  # items still to come, a level each
    depth_cap = _RAW_LEVELS_PER_LEVEL * caps.depth + _RAW_LEVELS_OF_MESSAGE
    position, items, size = 0, 0, len(body)
    while left:
        if left[-1] == 0:
            left.pop()
            continue
        left[-1] -= 1
        items += 1
        if position >= size:
            raise WireError("a frame that ends too early")
        position, children = _step(body, position)
        if children:
            # A container's bytes must at least be there: one for each of its items.
            if items + children > 2 * caps.items or len(left) > depth_cap:
                raise WireError("a frame with too many items or levels")
            left.append(children)
    if position != size:
        raise WireError("a frame that goes on after its end")


# first byte -> (bytes of the length that follows, kind); fixed kinds are handled in _step
_SIZED = {
    0xC4: (1, "raw"), 0xC5: (2, "raw"), 0xC6: (4, "raw"),
    0xD9: (1, "raw"), 0xDA: (2, "raw"), 0xDB: (4, "raw"),
    0xDC: (2, "array"), 0xDD: (4, "array"),
    0xDE: (2, "map"), 0xDF: (4, "map"),
}  # fmt: skip
_PLAIN = {
    0xC0: 0, 0xC2: 0, 0xC3: 0, 0xCA: 4, 0xCB: 8, 0xCC: 1, 0xCD: 2, 0xCE: 4, 0xCF: 8,
    0xD0: 1, 0xD1: 2, 0xD2: 4, 0xD3: 8,
}  # fmt: skip


def _step(body: bytes | bytearray, position: int) -> tuple[int, int]:
    """Gives the position behind the head at `position` (and its raw bytes), and its children."""
    first = body[position]
    position += 1
    if first <= 0x7F or first >= 0xE0:
        return position, 0
    if first <= 0x8F:
        return position, 2 * (first & 0x0F)
    if first <= 0x9F:
        return position, first & 0x0F
    if first <= 0xBF:
        return position + (first & 0x1F), 0
    if first in _PLAIN:
        return position + _PLAIN[first], 0
    if first not in _SIZED:
        raise WireError("a frame with an extension type")
    width, kind = _SIZED[first]
    length = int.from_bytes(body[position : position + width], "big")
    position += width
    if kind == "raw":
        return position + length, 0
    return position, length if kind == "array" else 2 * length
