"""What a student's module answered in one check, kept so that two answers can be held together.

A transcript is a flat list of atoms: an exception by its class, a plain value by its text, numbers
by dtype, shape and a sample of at most SAMPLE of them, an object that stays in the box by being
one. `str(thing)` leaves no atom: how a thing prints is a matter of style; nor does an attribute
that is an object: methods are asked for once in an exercise, not in every check. Needs no torch.

A value that a check has computed from the answers makes a transcript in the same way: it is what
is left of an answer when what the statement leaves free (a sign, an order) has been taken out.
"""

import math
from collections.abc import Iterable, Iterator

import msgspec
import numpy as np

from nnkit import wire
from nnkit.judge.tolerances import EXACT, TOLERANCES

SAMPLE = 512  # of a larger tensor, numbers at even distances


class Atom(msgspec.Struct, frozen=True, array_like=True):
    """One piece of an answer: what it is, and for numbers dtype, shape and raw bytes."""

    text: str
    shape: tuple[int, ...] = ()
    data: bytes = b""


Transcript = tuple[Atom, ...]


def transcript(said: Iterable[tuple[str, wire.Reply]]) -> Transcript:
    """Gives the transcript of a check: of each operation's name and the reply to it."""
    return tuple(atom for op, reply in said for atom in _of_reply(op, reply))


def transcript_of(line: int, value: wire.Value) -> Transcript:
    """Gives the transcript of a value that a check held against the right one, in a line of its
    file."""
    return (Atom(f"line {line}"), *_of_value(value))


def _of_reply(op: str, reply: wire.Reply) -> Iterator[Atom]:
    if isinstance(reply, wire.Raised):
        yield Atom(f"raised {reply.kind}")
    elif isinstance(reply, wire.Refused):
        yield Atom("refused")
    elif isinstance(reply, wire.Answer) and op != "text":
        is_object = isinstance(reply.value, wire.Handle) and reply.value.data is None
        if op != "get" or not is_object:
            yield from _of_value(reply.value)


def _of_value(value: wire.Value) -> Iterator[Atom]:
    if isinstance(value, wire.Handle):
        yield Atom("object") if value.data is None else _numbers("tensor", value.data)
    elif isinstance(value, wire.TensorData):
        yield _numbers("tensor", value)
    elif isinstance(value, wire.ArrayData):
        yield _numbers("array", value)
    elif isinstance(value, float):
        yield Atom("float64 float", (), np.float64(value).tobytes())
    elif isinstance(value, (wire.ListOf, wire.TupleOf)):
        yield Atom(f"{type(value).__name__} {len(value.items)}")
        for item in value.items:
            yield from _of_value(item)
    elif isinstance(value, wire.DictOf):
        yield Atom(f"dict {len(value.keys)}")
        for item in (*value.keys, *value.values):
            yield from _of_value(item)
    else:
        yield Atom(repr(value))


def _numbers(kind: str, value: wire.TensorData | wire.ArrayData) -> Atom:
    data, count = value.data, math.prod(value.shape)
    if count > SAMPLE:
        item = len(data) // count
        whole = np.frombuffer(data, dtype=f"V{item}")
        data = whole[:: -(-count // SAMPLE)].tobytes()
    return Atom(f"{value.dtype} {kind}", tuple(value.shape), data)


def is_same(one: Transcript, other: Transcript) -> bool:
    """Whether two transcripts give the same answers, numbers within the tolerance of their
    dtype; NaN is the same answer as NaN."""
    return len(one) == len(other) and all(map(_is_same_atom, one, other))


def _is_same_atom(one: Atom, other: Atom) -> bool:
    if one == other:
        return True
    if not one.data or one.text != other.text or one.shape != other.shape:
        return False
    dtype, _, kind = one.text.partition(" ")
    rtol, atol = TOLERANCES.get("float32" if kind == "float" else dtype, EXACT)
    first, second = (_values(each.data, dtype) for each in (one, other))
    return bool(np.allclose(first, second, rtol=rtol, atol=atol, equal_nan=True))


def _values(data: bytes, dtype: str) -> "np.ndarray[tuple[int, ...], np.dtype[np.float64]]":
    if dtype == "bfloat16":  # numpy has none: it is the upper half of a float32
        return (
            (np.frombuffer(data, np.uint16).astype(np.uint32) << 16).view(np.float32).astype(float)
        )
    with np.errstate(invalid="ignore"):  # a NaN may be of the kind that signals
        return np.frombuffer(data, dtype).astype(np.float64)
