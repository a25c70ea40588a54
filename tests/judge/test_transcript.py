"""What is kept of a check's answers, and when two of them are the same."""

import numpy as np
import pytest
import torch
from nnkit import tensors, wire
from nnkit.judge.transcript import SAMPLE, is_same, transcript


def answer(value, op="call"):
    return (op, wire.Answer(1, value))


def tensor(*values, dtype=torch.float32):
    return tensors.pack_tensor(torch.tensor(values, dtype=dtype))


def handle(*values):
    return wire.Handle(3, [], "Tensor", tensor(*values))


def raised(kind):
    return ("call", wire.Raised(1, kind, "text", [kind], []))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (answer(3), answer(3)),
        (answer(0.1), answer(0.1 + 1e-9)),
        (answer(float("nan")), answer(float("nan"))),
        (answer(tensor(1.0, 2.0)), answer(tensor(1.0, 2.00001))),
        (answer(handle(1.0)), answer(tensor(1.0))),
        (answer(wire.ListOf([1, None])), answer(wire.ListOf([1, None]))),
        (raised("ValueError"), raised("ValueError")),
        (answer(wire.Handle(3, [], "Net")), answer(wire.Handle(9, [], "Model"))),
    ],
    ids=["int", "float", "nan", "tensor", "handle", "list", "exception", "object"],
)
def test_answers_within_the_tolerance_are_the_same(one, other):
    assert is_same(transcript([one]), transcript([other]))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (answer(3), answer(4)),
        (answer(1), answer(True)),
        (answer(1), answer(1.0)),
        (answer("a"), answer("b")),
        (answer(0.1), answer(0.2)),
        (answer(tensor(1.0, 2.0)), answer(tensor(1.0, 2.1))),
        (answer(tensor(1.0)), answer(tensor(1.0, dtype=torch.float64))),
        (answer(tensor(1.0, 1.0)), answer(tensor([1.0, 1.0]))),
        (answer(tensor(1, dtype=torch.int64)), answer(tensor(2, dtype=torch.int64))),
        (answer(wire.ListOf([1])), answer(wire.TupleOf([1]))),
        (answer(wire.DictOf(["a"], [1])), answer(wire.DictOf(["b"], [1]))),
        (raised("ValueError"), raised("TypeError")),
        (raised("ValueError"), answer(None)),
    ],
)  # fmt: skip
def test_other_answers_are_not(one, other):
    assert not is_same(transcript([one]), transcript([other]))


def test_a_longer_transcript_is_another_one():
    assert not is_same(transcript([answer(1)]), transcript([answer(1), answer(1)]))


def test_how_a_thing_prints_leaves_no_atom():
    assert transcript([answer("Net(\n)", op="text")]) == ()


def test_a_method_leaves_no_atom():
    assert transcript([answer(wire.Handle(3, [], "method"), op="get")]) == ()


def test_a_large_tensor_is_kept_as_a_sample():
    numbers = torch.arange(10 * SAMPLE, dtype=torch.float32)

    [atom] = transcript([answer(tensors.pack_tensor(numbers))])

    assert len(atom.data) <= 4 * SAMPLE
    assert np.frombuffer(atom.data, dtype=np.float32)[:3].tolist() == [0.0, 10.0, 20.0]
    assert atom.shape == (10 * SAMPLE,)
