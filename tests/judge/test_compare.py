"""What a check says of an answer: type, then shape, then dtype, then values."""

import builtins

import numpy as np
import pytest
import torch
from nnkit.errors import StudentError
from nnkit.judge import assert_close, fetch, raises
from nnkit.judge.compare import WrongAnswer

NAN, INF = float("nan"), float("inf")


def wrong(got, expected, **tolerance):
    """The kind and the sentence with which an answer is turned down."""
    with pytest.raises(WrongAnswer) as caught:
        assert_close(got, expected, **tolerance)
    return caught.value.kind, str(caught.value)


@pytest.mark.parametrize(
    "value",
    [
        None, True, 3, 0.5, INF, "text", [], (1, [2.0]), {"a": None}, torch.float32,
        torch.ones(2, 3), torch.tensor(5), torch.tensor([True]), torch.zeros(0, 2),
        torch.tensor([INF, -INF]), [torch.ones(1), {"x": torch.zeros(2, dtype=torch.bfloat16)}],
        np.ones((2, 2)), np.array(3), np.array([True]),
    ],
    ids=repr,
)  # fmt: skip
def test_a_value_is_close_to_itself(value):
    assert_close(value, value)


def test_a_wrong_answer_is_an_assertion_error():
    assert issubclass(WrongAnswer, AssertionError)


@pytest.mark.parametrize(
    ("got", "expected", "sentence"),
    [
        (1, 1.0, "the answer is a `int`, not a `float`"),
        (True, 1, "the answer is a `bool`, not a `int`"),
        (1, True, "the answer is a `int`, not a `bool`"),
        (None, 0, "the answer is a `NoneType`, not a `int`"),
        ([1], (1,), "the answer is a `list`, not a `tuple`"),
        ((1,), [1], "the answer is a `tuple`, not a `list`"),
        ([("a", 1)], {"a": 1}, "the answer is a `list`, not a `dict`"),
        (torch.tensor(1.0), 1.0, "the answer is a `Tensor`, not a `float`"),
        (1.0, torch.tensor(1.0), "the answer is a `float`, not a `Tensor`"),
        (np.ones(2), torch.ones(2), "the answer is a `ndarray`, not a `Tensor`"),
        (torch.ones(2), np.ones(2), "the answer is a `Tensor`, not a `ndarray`"),
        ("torch.float32", torch.float32, "the answer is a `str`, not a `dtype`"),
        ([1, [2]], [1, [2.0]], "the answer[1][0] is a `int`, not a `float`"),
    ],
)
def test_another_type_is_wrong(got, expected, sentence):
    assert wrong(got, expected) == ("type", sentence)


def test_another_number_of_items_is_wrong():
    assert wrong([1, 2], [1]) == ("length", "the answer has 2 items, not 1")


def test_other_keys_are_wrong():
    kind, sentence = wrong({"a": 1, "c": 2}, {"a": 1, "b": 2})

    assert (kind, sentence) == ("length", "the answer has the keys ['a', 'c'], not ['a', 'b']")


def test_the_order_of_keys_is_free():
    assert_close({"b": 1, "a": 2}, {"a": 2, "b": 1})


@pytest.mark.parametrize("make", [torch.ones, np.ones], ids=["tensor", "array"])
def test_another_shape_is_wrong_though_it_would_broadcast(make):
    kind, sentence = wrong(make((1, 3)), make((3,)))

    assert (kind, sentence) == ("shape", "the answer has the shape (1, 3), not (3,)")


def test_shape_comes_before_dtype():
    assert wrong(torch.ones(2), torch.ones(3, dtype=torch.float64))[0] == "shape"


def test_another_dtype_is_wrong_though_the_values_are_equal():
    kind, sentence = wrong(torch.ones(2, dtype=torch.float64), torch.ones(2))

    assert (kind, sentence) == ("dtype", "the answer is torch.float64, not torch.float32")


def test_another_dtype_of_an_array_is_wrong():
    assert wrong(np.ones(2), np.ones(2, dtype=np.float32))[0] == "dtype"


def test_other_values_are_counted_and_the_first_is_shown():
    got, expected = torch.zeros(2, 2), torch.tensor([[0.0, 1.0], [2.0, 0.0]])

    sentence = "the answer: 2 of 4 values are off: 0 where 1 is right at (0, 1)"
    assert wrong(got, expected) == ("values", sentence)


def test_a_value_without_dimensions_is_shown_alone():
    assert wrong(torch.tensor(2.0), torch.tensor(3.0)) == (
        "values",
        "the answer: it is 2 where 3 is right",
    )


@pytest.mark.parametrize(
    ("got", "expected", "sentence"),
    [
        (3, 4, "the answer is 3, not 4"),
        ("a", "b", "the answer is 'a', not 'b'"),
        (torch.float32, torch.float64, "the answer is torch.float32, not torch.float64"),
        (1.0, 2.0, "the answer: it is 1 where 2 is right"),
        ({"k": (1, 2)}, {"k": (1, 3)}, "the answer['k'][1] is 2, not 3"),
        (
            torch.tensor([True]),
            torch.tensor([False]),
            "the answer: it is 1 where 0 is right at (0,)",
        ),
        (torch.tensor([7]), torch.tensor([8]), "the answer: it is 7 where 8 is right at (0,)"),
    ],
)
def test_other_values_are_wrong(got, expected, sentence):
    assert wrong(got, expected) == ("values", sentence)


@pytest.mark.parametrize("expected", [torch.tensor([1.0, NAN]), torch.tensor([1.0, 2.0])])
def test_nan_never_equals(expected):
    assert wrong(torch.tensor([1.0, NAN]), expected)[0] == "nan"


def test_nan_never_equals_as_a_number():
    assert wrong(NAN, NAN)[0] == "nan"
    assert wrong(NAN, 1.0)[0] == "nan"


@pytest.mark.parametrize("got", [INF, -INF, 3e38])
def test_infinity_equals_itself_only(got):
    assert wrong(torch.tensor([got]), torch.tensor([1.0]))[0] == "values"


@pytest.mark.parametrize(
    ("dtype", "within", "beyond"),
    [
        (torch.float64, 5e-10, 2e-9),
        (torch.float32, 5e-5, 3e-4),
        (torch.float16, 5e-3, 3e-2),
        (torch.bfloat16, 1e-2, 5e-2),
    ],
)
def test_the_tolerance_fits_the_dtype(dtype, within, beyond):
    expected = torch.tensor([1.0], dtype=dtype)

    assert_close(expected * (1 + within), expected)
    assert wrong(expected * (1 + beyond), expected)[0] == "values"


def test_integers_are_compared_exactly():
    assert wrong(torch.tensor([100_001]), torch.tensor([100_000]))[0] == "values"


def test_a_number_is_compared_as_float32():
    assert_close(1.00005, 1.0)
    assert wrong(1.0003, 1.0)[0] == "values"


def test_a_tolerance_can_be_given():
    assert_close(torch.tensor([1.2]), torch.tensor([1.0]), atol=0.3)
    assert_close([1.2], [1.0], rtol=0.3)
    assert wrong(1.00005, 1.0, rtol=0.0, atol=0.0)[0] == "values"


def test_what_is_expected_may_carry_a_graph():
    weight = torch.ones(2, requires_grad=True)

    assert_close(torch.full((2,), 2.0), weight * 2)
    assert wrong(torch.zeros(2), weight * 2)[0] == "values"


def test_a_parameter_may_be_expected():
    assert_close(torch.ones(2), torch.nn.Parameter(torch.ones(2)))


def test_a_long_value_is_cut_in_the_sentence():
    assert len(wrong("x" * 5000, "y")[1]) < 300


def test_a_handle_is_fetched(opened):
    submission, _ = opened("import torch\ndef f(): return [torch.ones(2), 'x']")

    assert_close(submission.f(), [torch.ones(2), "x"])


def test_an_object_that_equals_everything_is_of_the_wrong_type(opened):
    submission, _ = opened("class Equal:\n    def __eq__(self, other): return True")

    kind, sentence = wrong(submission.Equal(), torch.ones(2))

    assert (kind, sentence) == ("type", "the answer is <Equal in the box>, not a `Tensor`")


def test_fetch_is_the_same_for_checks_as_for_proxies():
    from nnkit.judge import proxy

    assert fetch is proxy.fetch


def test_an_expected_exception_is_fine():
    with raises(ValueError):
        raise StudentError("ValueError", "", ("ValueError", "Exception", "BaseException"))


def test_a_subclass_of_the_expected_exception_is_fine():
    with raises(ValueError):
        raise StudentError("Odd", "", ("ValueError", "Exception", "BaseException"))


def test_another_exception_stays_the_students():
    with pytest.raises(StudentError, match="KeyError"), raises(ValueError):
        raise StudentError("KeyError", "", ("KeyError", "LookupError", "Exception"))


def test_an_exception_that_only_has_the_name_is_not_the_one():
    with pytest.raises(StudentError), raises(ValueError):
        raise StudentError("ValueError", "", ("Exception", "BaseException"))


def test_no_exception_is_a_wrong_answer():
    with pytest.raises(WrongAnswer) as caught, raises(ValueError):
        pass

    assert caught.value.kind == "no_error"


def test_an_exception_of_the_judges_own_is_not_taken_for_the_students():
    with pytest.raises(ValueError, match="ours"), raises(ValueError):
        raise ValueError("ours")


@pytest.mark.parametrize("name", ["ValueError", "OSError", "KeyError", "RuntimeError"])
def test_an_exception_of_the_students_is_recognised_through_the_box(opened, name):
    submission, _ = opened(f"def f(): raise {name}('here')")

    with raises(getattr(builtins, name)):
        submission.f()
