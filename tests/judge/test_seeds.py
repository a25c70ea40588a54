"""The seeds of the checks' inputs, and the course's secret that they come from."""

import re
import stat
import subprocess
import sys

import pytest
import torch
from nnkit.errors import UsageError
from nnkit.judge.seeds import Rng, load_secret, rotate_secret, secret_path, seed_of

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


def test_the_secret_is_made_on_first_use_and_kept(tmp_path):
    first = load_secret(tmp_path)

    assert len(first) == 32
    assert load_secret(tmp_path) == first


def test_two_courses_have_two_secrets(tmp_path):
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()

    assert load_secret(tmp_path / "one") != load_secret(tmp_path / "two")


def test_the_secret_can_be_read_by_its_owner_only(tmp_path):
    load_secret(tmp_path)

    path = secret_path(tmp_path)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_the_secret_stands_as_hex_in_a_file_of_its_own(tmp_path):
    secret = load_secret(tmp_path)

    assert (tmp_path / ".nnkit" / "secret").read_text() == f"{secret.hex()}\n"
    assert sorted(p.name for p in (tmp_path / ".nnkit").iterdir()) == [".gitignore", "secret"]


def test_git_takes_no_secret_whatever_the_repository_ignores(tmp_path):
    load_secret(tmp_path)
    rotate_secret(tmp_path)
    git = ["git", "-C", str(tmp_path)]
    subprocess.run([*git, "init", "--quiet"], check=True)
    subprocess.run([*git, "add", "--all"], check=True)

    taken = subprocess.run([*git, "ls-files"], check=True, capture_output=True, text=True).stdout

    assert taken == ""


LOADS = """
import sys
from pathlib import Path
from nnkit.judge.seeds import load_secret

print("ready", flush=True)
sys.stdin.readline()
print(*(load_secret(Path(sys.argv[1], str(number))).hex() for number in range(200)))
"""


def test_two_processes_that_make_the_secret_at_once_agree(tmp_path):
    for number in range(200):
        (tmp_path / str(number)).mkdir()
    command = [sys.executable, "-c", LOADS, tmp_path]
    pipe = subprocess.PIPE
    both = [subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) for _ in range(2)]
    for process in both:
        assert process.stdout.readline() == "ready\n"
    for process in both:
        process.stdin.write("go\n")
        process.stdin.flush()

    first, second = (process.communicate()[0].split() for process in both)

    assert len(set(first)) == 200
    assert first == second


@pytest.mark.parametrize(
    "content", [b"", b"not hex", b"abcd", b"00" * 31, b"00" * 33, b"\xff" * 64], ids=repr
)
def test_a_secret_that_is_none_is_told_and_left_as_it_is(tmp_path, content):
    path = secret_path(tmp_path)
    path.parent.mkdir()
    path.write_bytes(content)

    with pytest.raises(UsageError, match=re.escape(str(path))):
        load_secret(tmp_path)
    assert path.read_bytes() == content


def test_a_secret_that_is_a_folder_is_told(tmp_path):
    secret_path(tmp_path).mkdir(parents=True)

    with pytest.raises(UsageError, match="cannot be read"):
        load_secret(tmp_path)


def test_a_secret_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / ".nnkit").write_text("a file where the folder should be")

    with pytest.raises(UsageError, match=r"secret.*make the folder writable|cannot be read"):
        load_secret(tmp_path)


def test_rotating_makes_a_new_secret_and_keeps_the_former(tmp_path):
    first = load_secret(tmp_path)

    former = rotate_secret(tmp_path)

    assert load_secret(tmp_path) != first
    assert bytes.fromhex(former.read_text()) == first
    assert stat.S_IMODE(former.stat().st_mode) == 0o600


def test_rotating_where_there_was_none_makes_one(tmp_path):
    assert rotate_secret(tmp_path) is None
    assert len(load_secret(tmp_path)) == 32


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
