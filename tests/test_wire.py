"""The wire: every kind goes through, every cap holds, and nothing but WireError comes out."""

import math
import random
import tracemalloc

import msgspec
import pytest
from nnkit import wire
from nnkit.errors import WireError
from nnkit.wire import (
    Answer,
    ArrayData,
    Caps,
    DictOf,
    Dtype,
    FrameData,
    Handle,
    ListOf,
    Raised,
    Refused,
    Request,
    Stale,
    TensorData,
    TupleOf,
)

CAPS = Caps()
FLOAT = TensorData("float32", [1], b"\x00\x00\x80?")
VALUES = {
    "none": None,
    "true": True,
    "false": False,
    "zero": 0,
    "the largest int": 18446744073709551615,
    "the smallest int": -9223372036854775808,
    "float": 1.5,
    "infinity": float("-inf"),
    "empty string": "",
    "string": "累加和 é \x00",
    "handle": Handle(7, [], "Parameter"),
    "handle with its value": Handle(7, [], "Tensor", FLOAT),
    "tensor": TensorData("float64", [2, 1], bytes(16)),
    "tensor without dimensions": TensorData("int64", [], bytes(8)),
    "tensor without items": TensorData("bool", [0, 3], b""),
    "array": ArrayData("int16", [3], bytes(6)),
    "dtype": Dtype("bfloat16"),
    "dtype that has no tensors on the wire": Dtype("complex64"),
    "list": ListOf([1, ListOf([]), None]),
    "tuple": TupleOf([TupleOf([]), "a"]),
    "dict": DictOf(["a", 1, TupleOf([2])], [None, ListOf([3]), Handle(4)]),
}
REPLIES = {
    **{name: Answer(number, value) for number, (name, value) in enumerate(VALUES.items())},
    "raised": Raised(1, "MyError", "no", ["ValueError"], [FrameData("net.py", 3)]),
    "raised without lines": Raised(2, "KeyError", "", [], []),
    "refused": Refused(3, "a frame of 99 bytes is over the cap"),
    "stale": Stale(4),
}
BODIES = [wire.encode(reply, CAPS)[4:] for reply in REPLIES.values()]


def packed(reply):
    """Gives the body of any message, right or wrong."""
    return msgspec.msgpack.encode(reply)


def nested(levels, kind=lambda inner: ListOf([inner])):
    value = 1
    for _ in range(levels):
        value = kind(value)
    return value


@pytest.mark.parametrize("name", REPLIES)
def test_a_reply_arrives_as_it_was_sent(name):
    reply = REPLIES[name]

    frame = wire.encode(reply, CAPS)

    assert wire.decode_reply(frame[4:], CAPS) == reply


@pytest.mark.parametrize("name", VALUES)
def test_a_request_arrives_as_it_was_sent(name):
    batch = [
        Request(1, "begin", [5]),
        Request(2, "call", [VALUES[name]], {"x": VALUES[name]}, keep=-1),
        Request(3, "call", [Handle(7, ["weight", "grad"], "Parameter")]),
    ]

    frame = wire.encode(batch, CAPS)

    assert wire.decode_batch(frame[4:]) == batch


def test_not_a_number_arrives_as_such():
    reply = wire.decode_reply(packed(Answer(1, float("nan"))), CAPS)

    assert math.isnan(reply.value)


@pytest.mark.parametrize("value", [True, 1, 1.0])
def test_truth_whole_numbers_and_floats_stay_apart(value):
    got = wire.decode_reply(packed(Answer(1, value)), CAPS).value

    assert type(got) is type(value)


def test_a_frame_begins_with_the_length_of_its_body():
    frame = wire.encode(Stale(1), CAPS)

    assert int.from_bytes(frame[:4], "big") == len(frame) - 4


@pytest.mark.parametrize("value", [1 << 64, -(1 << 63) - 1, "\ud800"])
def test_a_value_without_a_form_cannot_be_sent(value):
    with pytest.raises(WireError):
        wire.encode(Answer(1, value), CAPS)


def test_a_value_that_is_endlessly_deep_cannot_be_sent():
    with pytest.raises(WireError):
        wire.encode(Answer(1, nested(100_000)), CAPS)


def test_a_frame_of_the_most_bytes_can_be_sent():
    body = packed(Answer(1, "x" * 90))

    assert wire.encode(Answer(1, "x" * 90), Caps(frame_bytes=len(body)))[4:] == body


def test_a_frame_of_one_byte_more_cannot_be_sent():
    body = packed(Answer(1, "x" * 90))

    with pytest.raises(WireError, match="over the cap"):
        wire.encode(Answer(1, "x" * 90), Caps(frame_bytes=len(body) - 1))


@pytest.mark.parametrize(
    "kind",
    [
        lambda inner: ListOf([inner]),
        lambda inner: TupleOf([inner]),
        lambda inner: DictOf([0], [inner]),
        lambda inner: DictOf([inner], [0]),
    ],
    ids=["list", "tuple", "value of a dict", "key of a dict"],
)
def test_sixteen_levels_are_read_and_seventeen_are_not(kind):
    most = wire.decode_reply(packed(Answer(1, nested(16, kind))), CAPS)

    assert most.value == nested(16, kind)
    with pytest.raises(WireError):
        wire.decode_reply(packed(Answer(1, nested(17, kind))), CAPS)


def test_the_deepest_value_may_hold_every_kind():
    value = nested(15, lambda inner: ListOf([inner]))
    deep = ListOf([value, FLOAT, Handle(1, [], "b", FLOAT), Dtype("bool")])

    assert wire.decode_reply(packed(Answer(1, deep)), CAPS).value == deep


def test_an_answer_may_hold_the_most_items():
    value = ListOf([0] * 9)  # and the list itself

    assert wire.decode_reply(packed(Answer(1, value)), Caps(items=10)).value == value


@pytest.mark.parametrize(
    "value",
    [ListOf([0] * 10), DictOf([0] * 5, [0] * 5), ListOf([ListOf([])] * 10)],
    ids=["list", "dict", "lists"],
)
def test_an_answer_of_one_item_more_is_refused(value):
    with pytest.raises(WireError):
        wire.decode_reply(packed(Answer(1, value)), Caps(items=10))


def test_a_million_items_are_read_and_one_more_is_not():
    most = wire.decode_reply(packed(Answer(1, ListOf([0] * 999_999))), CAPS)

    assert len(most.value.items) == 999_999
    with pytest.raises(WireError):
        wire.decode_reply(packed(Answer(1, ListOf([0] * 1_000_000))), CAPS)


@pytest.mark.parametrize(
    "body",
    [
        b"\xdd\xff\xff\xff\xff",
        b"\xdf\xff\xff\xff\xff",
        b"\xc6\xff\xff\xff\xff",
        b"\xdb\xff\xff\xff\xff",
        b"\x93\xa1r\x01\xdd\xff\xff\xff\xff",
        b"\x93\xa1r\x01\x92\xa1l\xdd\x7f\xff\xff\xff",
        b"\x93\xa1r\x01\x94\xa1t\xa7float32\x91\x01\xc6\xff\xff\xff\xff",
    ],
    ids=["array", "map", "bytes", "string", "answer", "list", "tensor"],
)
def test_a_length_that_is_a_lie_costs_no_memory(body):
    tracemalloc.start()

    with pytest.raises(WireError):
        wire.decode_reply(body, CAPS)

    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 100_000


def test_a_thousand_lists_in_lists_cost_no_recursion():
    with pytest.raises(WireError):
        wire.decode_reply(b"\x91" * 100_000 + b"\x01", CAPS)


@pytest.mark.parametrize("first", [0xC1, 0xC7, 0xC8, 0xC9, 0xD4, 0xD5, 0xD6, 0xD7, 0xD8])
def test_extension_types_are_refused(first):
    with pytest.raises(WireError):
        wire.decode_reply(b"\x93\xa1r\x01" + bytes([first]) + bytes(40), CAPS)


BROKEN = {
    "nothing": b"",
    "a string": packed("r"),
    "an empty array": packed([]),
    "an answer without a number": packed(["r"]),
    "an answer without a value": packed(["r", 1]),
    "an answer with too much": packed(["r", 1, 2, 3]),
    "a number that is a truth value": packed(["r", True, 2]),
    "a number that is a float": packed(["r", 1.0, 2]),
    "a request": packed(Request(1, "get", [1, "x"])),
    "a batch of requests": packed([Request(1, "get", [1, "x"])]),
    "a tag of its own": packed(["z", 1, 2]),
    "a value that is a map": packed(["r", 1, {"a": 1}]),
    "a value that is bytes": packed(["r", 1, b"abc"]),
    "a value that is a plain array": packed(["r", 1, [1, 2]]),
    "a tensor with too much": packed(["r", 1, ["t", "float32", [1], b"1234", 0]]),
    "a handle with a text for a number": packed(["r", 1, ["h", "7"]]),
    "a handle with a number in its path": packed(["r", 1, ["h", 7, [1]]]),
    "a line of code without a number": packed(["x", 1, "E", "", [], [["f", None, "t"]]]),
    "a text that is not UTF-8": b"\x93\xa1r\x01\xa2\xff\xfe",
    "two replies": packed(Stale(1)) + packed(Stale(1)),
    "half a reply": packed(Answer(1, "abc"))[:-1],
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_not_a_reply_is_refused(name):
    with pytest.raises(WireError):
        wire.decode_reply(BROKEN[name], CAPS)


BAD_VALUES = {
    "a handle with a path, which is the judge's to make": Handle(7, ["grad"]),
    "a handle of a class with an endless name": Handle(7, [], "A" * 81),
    "too few bytes": TensorData("float32", [2], bytes(7)),
    "too many bytes": TensorData("float32", [2], bytes(9)),
    "bytes where there are no items": TensorData("float32", [0], bytes(4)),
    "a negative size": TensorData("float32", [-1], b""),
    "two negative sizes": TensorData("float32", [-1, -1], bytes(4)),
    "a size beside a zero that no tensor has": TensorData("float32", [0, 1 << 63], b""),
    "sizes beside a zero that overflow": TensorData("float32", [0, 1 << 40, 1 << 40], b""),
    "sizes that overflow to the right count": TensorData("uint8", [1 << 32, 1 << 32], b""),
    "too many dimensions": TensorData("float32", [1] * 65, bytes(4)),
    "a dtype that does not cross": TensorData("complex64", [1], bytes(8)),
    "a dtype that is an attribute of torch": TensorData("nn", [1], bytes(8)),
    "a dtype that is none": Dtype("load"),
    "an array of bfloat16": ArrayData("bfloat16", [1], bytes(2)),
    "an array of objects": ArrayData("object", [1], bytes(8)),
    "an array with too few bytes": ArrayData("int64", [2], bytes(8)),
    "a dict with a key too many": DictOf([1, 2], [1]),
    "a dict with a value too many": DictOf([1], [1, 2]),
}


@pytest.mark.parametrize("name", BAD_VALUES)
def test_a_value_that_the_schema_lets_through_is_looked_at(name):
    with pytest.raises(WireError):
        wire.decode_reply(packed(Answer(1, BAD_VALUES[name])), CAPS)


@pytest.mark.parametrize("name", BAD_VALUES)
def test_a_value_deep_in_an_answer_is_looked_at(name):
    deep = DictOf(["a"], [TupleOf([ListOf([1, BAD_VALUES[name]])])])

    with pytest.raises(WireError):
        wire.decode_reply(packed(Answer(1, deep)), CAPS)


def test_the_value_beside_a_handle_is_looked_at():
    bad = Handle(7, [], "Tensor", TensorData("float32", [2], bytes(7)))

    with pytest.raises(WireError):
        wire.decode_reply(packed(Answer(1, bad)), CAPS)


@pytest.mark.parametrize("name", REPLIES)
def test_a_reply_cut_short_anywhere_is_refused(name):
    body = wire.encode(REPLIES[name], CAPS)[4:]

    for size in range(len(body)):
        with pytest.raises(WireError):
            wire.decode_reply(body[:size], CAPS)


def mutate(body, rng):
    """Gives the body with some bytes changed, cut out, put in, or those of another frame."""
    body = bytearray(body)
    for _ in range(rng.randint(1, 4)):
        at = rng.randrange(len(body) + 1)
        match rng.randrange(4):
            case 0 if at < len(body):
                body[at] = rng.randrange(256)
            case 1:
                del body[at : at + rng.randint(1, 8)]
            case 2:
                body[at:at] = rng.randbytes(rng.randint(1, 6))
            case _:
                body[at:at] = rng.choice(BODIES)[: rng.randint(1, 12)]
    return bytes(body)


def read(body):
    """Gives the reply, or None for a WireError; any other exception goes through."""
    try:
        return wire.decode_reply(body, CAPS)
    except WireError:
        return None


def test_of_twenty_thousand_mutated_frames_each_is_a_reply_or_a_wire_error():
    rng = random.Random(20250101)

    read_as = [read(mutate(rng.choice(BODIES), rng)) for _ in range(20_000)]

    replies = [reply for reply in read_as if reply is not None]
    assert 0 < len(replies) < 10_000
    assert all(isinstance(reply, (Answer, Raised, Refused, Stale)) for reply in replies)


def test_what_survives_mutation_can_be_sent_again():
    rng = random.Random(7)
    survivors = filter(None, (read(mutate(rng.choice(BODIES), rng)) for _ in range(5_000)))

    for reply in survivors:
        again = wire.decode_reply(wire.encode(reply, CAPS)[4:], CAPS)
        assert packed(again) == packed(reply)


def test_five_thousand_frames_of_noise_are_refused():
    rng = random.Random(1)

    read_as = [read(rng.randbytes(rng.randint(0, 60))) for _ in range(5_000)]

    assert read_as == [None] * 5_000


def test_mutated_frames_cost_no_more_memory_than_their_bytes_could():
    rng = random.Random(3)
    bodies = [mutate(rng.choice(BODIES), rng) for _ in range(2_000)]
    tracemalloc.start()

    for body in bodies:
        read(body)

    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 1_000_000
