"""The course's secret: made once, kept from others and from git."""

import re
import stat
import subprocess
import sys

import pytest
from nnkit.errors import UsageError
from nnkit.judge.secret import load_secret, rotate_secret, secret_path


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
from nnkit.judge.secret import load_secret

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
