"""The seeds of the checks' inputs, and what is drawn from them."""

import pytest
import torch
from nnkit.judge.seeds import Rng, seed_of

SECRET = bytes(range(32))


def test_a_seed_is_the_same_whenever_it_is_asked_for():
    # HMAC-SHA-256 of HMAC-SHA-256, its first 63 bits: a change would change every grade.
    assert seed_of(SECRET, "sums", "00_cumsum/test_a.py::test_b") == 1737222204460772279


@pytest.mark.parametrize(
    ("secret", "assignment", "check"),
    [
        (bytes(32), "sums", "one/test.py::test"),
        (SECRET, "layers", "one/test.py::test"),
        (SECRET, "sums", "two/test.py::test"),
        (SECRET, "sums", "one/test.py::test[1]"),
        (SECRET, "sumsone", "/test.py::test"),
    ],
)
def test_another_secret_assignment_or_check_gives_another_seed(secret, assignment, check):
    assert seed_of(secret, assignment, check) != seed_of(SECRET, "sums", "one/test.py::test")


def test_a_seed_fits_into_what_torch_takes():
    seeds = [seed_of(SECRET, "sums", f"test_{number}") for number in range(200)]

    assert all(0 <= seed < 1 << 63 for seed in seeds)
    assert len(set(seeds)) == 200


DRAWS = {
    "normal": lambda rng: rng.normal(3, 4),
    "uniform": lambda rng: rng.uniform(3, 4),
    "integers": lambda rng: rng.integers(0, 1000, 3, 4),
    "permutation": lambda rng: rng.permutation(100),
    "module": lambda rng: rng.module(torch.nn.Linear(3, 4)).weight.detach(),
}


@pytest.mark.parametrize("draw", DRAWS.values(), ids=DRAWS)
def test_the_same_seed_draws_the_same_values_and_another_seed_others(draw):
    assert torch.equal(draw(Rng(5)), draw(Rng(5)))
    assert not torch.equal(draw(Rng(5)), draw(Rng(6)))


@pytest.mark.parametrize("draw", DRAWS.values(), ids=DRAWS)
def test_each_draw_gives_other_values(draw):
    rng = Rng(5)

    assert not torch.equal(draw(rng), draw(rng))


def test_drawing_leaves_torchs_own_random_state_alone():
    before = torch.get_rng_state()

    Rng(5).normal(3)

    assert torch.equal(torch.get_rng_state(), before)


def test_normal_values_have_the_shape_and_dtype_asked_for():
    values = Rng(5).normal(30, 40, dtype=torch.float64)

    assert (values.shape, values.dtype) == ((30, 40), torch.float64)
    assert abs(values.mean().item()) < 0.1
    assert abs(values.std().item() - 1) < 0.1


def test_uniform_values_lie_in_their_range():
    values = Rng(5).uniform(1000, low=-2.0, high=3.0)

    assert values.dtype == torch.float32
    assert -2 <= values.min().item() < -1.9
    assert 2.9 < values.max().item() < 3


def test_integers_leave_out_the_upper_end():
    values = Rng(5).integers(2, 5, 200)

    assert values.dtype == torch.int64
    assert sorted(values.unique().tolist()) == [2, 3, 4]


def test_an_integer_without_a_shape_is_a_plain_one():
    value = Rng(5).integers(7, 8)

    assert (type(value), value) == (int, 7)


def test_a_permutation_holds_every_number_once():
    assert sorted(Rng(5).permutation(9).tolist()) == list(range(9))


def test_a_choice_is_one_of_the_options():
    rng = Rng(5)

    assert {rng.choice(["a", "b", "c"]) for _ in range(50)} == {"a", "b", "c"}


def test_a_module_is_filled_with_values_of_moderate_size_and_given_back():
    net = torch.nn.Sequential(torch.nn.Linear(400, 300), torch.nn.BatchNorm1d(300))

    filled = Rng(5).module(net)

    assert filled is net
    assert 0.8 < net[0].weight.std().item() * 20 < 1.2  # one over the root of 400
    assert torch.equal(net[1].running_mean, torch.zeros(300))
    assert net[0].weight.requires_grad
