"""The wire under fire: frames that are random, changed, cut short or made to be large.

Whatever comes, the judge gives a reply or a WireError, soon, and never allocates much more than the
frame itself. A short run here; 100,000 frames by `make soak`.
"""

import os
import random
import socket
import struct
import threading
import time
import tracemalloc

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nnkit import wire
from nnkit.course import Limits
from nnkit.errors import StudentGone, WireError
from nnkit.judge.process import StudentProcess

CAPS = wire.Caps(frame_bytes=1 << 20, depth=8, items=10_000)
SECONDS = 5.0  # far over what any frame takes
# Python objects for the items that fit into a frame: some hundred bytes for each byte.
BYTES_A_BYTE = 200
BASE_BYTES = 1 << 20

names = st.text(max_size=12)
numbers = st.integers(-(1 << 63), (1 << 64) - 1)
scalars = st.none() | st.booleans() | numbers | st.floats() | names
shapes = st.lists(st.integers(-2, 1 << 62), max_size=4)
dense = st.tuples(st.sampled_from("ta"), names, shapes, st.binary(max_size=64)).map(list)
values = st.recursive(
    scalars | dense | st.tuples(st.just("h"), numbers).map(list),
    lambda inner: st.tuples(st.sampled_from("lumdhtaz"), st.lists(inner, max_size=5)).map(list),
    max_leaves=30,
)
messages = st.tuples(st.sampled_from("rxnsfq"), numbers, values).map(list) | values
bodies = messages.map(msgspec.msgpack.encode) | st.binary(max_size=400)
right = values.map(lambda value: msgspec.msgpack.encode(["r", 1, value]))


@st.composite
def changed(draw):
    """A right frame with some bytes put in, taken out, or set; or cut short."""
    body = bytearray(draw(right | bodies))
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, max(0, len(body) - 1)))
        kind = draw(st.sampled_from(["set", "insert", "delete", "cut"]))
        if kind == "insert":
            body[at:at] = draw(st.sampled_from(LARGE) | st.binary(max_size=8))
        elif kind == "cut":
            del body[at:]
        elif body:
            body[at : at + 1] = draw(st.binary(min_size=1, max_size=1)) if kind == "set" else b""
    return bytes(body)


# Heads that announce far more than follows: strings, arrays, maps, extension types, deep nests.
LARGE = [
    b"\xdb\xff\xff\xff\xff", b"\xc6\xff\xff\xff\xff", b"\xdd\xff\xff\xff\xff",
    b"\xdf\xff\xff\xff\xff", b"\xc9\xff\xff\xff\xff\x01", b"\xdd\x00\x0f\x42\x40", b"\x91" * 300,
    b"\x81" * 300, b"\xde\xff\xff", b"\xc1",
]  # fmt: skip


def read(body):
    """Reads a frame as the judge does; says what came of it."""
    try:
        reply = wire.decode_reply(bytearray(body), CAPS)
    except WireError:
        return "refused"
    assert isinstance(reply, wire.Reply)
    return "read"


def check(body):
    tracemalloc.start()
    started = time.monotonic()
    try:
        read(body)
        assert time.monotonic() - started < SECONDS
        assert tracemalloc.get_traced_memory()[1] < BASE_BYTES + BYTES_A_BYTE * len(body)
    finally:
        tracemalloc.stop()


slowly = {"deadline": None, "suppress_health_check": [*HealthCheck]}


@settings(max_examples=1500, **slowly)
@given(changed())
def test_a_frame_is_read_or_refused(body):
    check(body)


@pytest.mark.soak
@settings(max_examples=100_000, **slowly)
@given(changed())
def test_a_hundred_thousand_frames_are_read_or_refused(body):
    check(body)


@pytest.mark.parametrize("head", LARGE, ids=lambda head: head[:6].hex())
@pytest.mark.parametrize("size", [0, 1, 400, 70_000, 1_000_000])
def test_what_announces_more_than_follows_costs_its_own_bytes(head, size):
    check(b"\x93\xa1r\x01" + head + b"\x01" * size)


def test_random_bytes_of_every_length_are_read_or_refused():
    rng = random.Random(5)

    found = {read(rng.randbytes(size)) for size in range(600) for _ in range(5)}

    assert found == {"refused"}


class Nobody:
    """Stands for the zygote of a process that is this test itself."""

    pid, device, walls = os.getpid(), "cpu", frozenset()

    def reap(self, pid):
        return 0

    def ran_out_of_memory(self):
        return False


def ask_one_that_says(data, tmp_path, close):
    """Asks a student process of which the test itself is the other end; gives what came of it.

    No student process can be made to say exactly these bytes: a thread of the test does.
    """
    ours, theirs = socket.socketpair()
    reading, writing = os.pipe()
    sleeper = os.posix_spawnp("sleep", ["sleep", "60"], os.environ)
    limits = Limits(frame_bytes=1 << 20, depth=8, items=10_000)
    pidfd = os.pidfd_open(sleeper)
    process = StudentProcess(Nobody(), 0, pidfd, tmp_path, ours, reading, limits)

    def say():
        theirs.recv(1 << 16)
        theirs.sendall(data)
        if close:
            theirs.close()

    thread = threading.Thread(target=say)
    thread.start()
    try:
        process.ask(wire.encode([wire.Request(1, "trivial")], wire.Caps()), 0.2)
        return "read"
    except (WireError, StudentGone) as error:
        return type(error).__name__
    finally:
        thread.join()
        process.end()
        os.waitpid(sleeper, 0)
        theirs.close()
        os.close(writing)


@settings(max_examples=40, **slowly)
@given(changed(), st.integers(-3, 3), st.booleans())
def test_a_judge_that_is_told_anything_ends_the_call(tmp_path_factory, body, off, close):
    folder = tmp_path_factory.getbasetemp()
    frame = struct.pack(">I", max(0, len(body) + off)) + body

    assert ask_one_that_says(frame, folder, close) in ("read", "WireError", "StudentGone")
