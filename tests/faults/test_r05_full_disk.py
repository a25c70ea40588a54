"""R5: a full disk stops a run in one sentence, and it goes on after space is made."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from nnkit.judge.scratch import _PREFIX as OURS

FULL = Path("/dev/full")


@pytest.fixture(scope="module")
def small_disk(tmp_path_factory):
    """Gives a function that makes a file system of some KiB in a folder of its own."""
    mounted = []

    def make(kib):
        folder = tmp_path_factory.mktemp("disk")
        command = ["mount", "-t", "tmpfs", "-o", f"size={kib}k", "nnkit-test", folder]
        try:
            done = subprocess.run(command, capture_output=True, check=False)
        except FileNotFoundError:
            pytest.skip("there is no program to mount a small disk.")
        if done.returncode != 0:
            pytest.skip("a small disk cannot be mounted here; that takes root.")
        mounted.append(folder)
        return folder

    yield make
    for folder in mounted:
        subprocess.run(["umount", "--lazy", folder], check=True)


# the store


@pytest.fixture(scope="module")
def filled(report, small_disk):
    """What programs/full_disk.py found, with the disk full at one moment after another."""
    return report("full_disk", small_disk(512))


def test_the_disk_is_full_at_many_moments(filled):
    told = filled["told"]

    assert len(told) > 6
    assert min(told) == 0
    assert any(0 < count < max(told) for count in told)  # some batches were told, and some not


def test_a_full_disk_is_one_sentence_each_time(filled):
    for said in (filled["new"], *filled["sentences"]):
        assert said.startswith("StoreError: ")
        assert "there is no space left to store results" in said
        assert said.endswith("run the same command again: what was told before is stored.")
        assert "\n" not in said


def test_what_was_told_before_the_disk_was_full_is_stored(filled):
    assert filled["untrue"] == []


def test_after_space_is_made_each_exercise_stands_as_it_must(filled):
    assert filled["others"] == []
    assert filled["doubles"] == []


# the folder for temporary files


@pytest.fixture(scope="module")
def big_class(small_class, tmp_path_factory):
    """Two students; the second hands in a file that does not fit on a small disk."""
    folder = tmp_path_factory.mktemp("big")
    text = (small_class / "ada/cumsum.py").read_text(encoding="utf-8")
    for name in ("ada", "bea"):
        (folder / name).mkdir()
        (folder / name / "cumsum.py").write_text(text, encoding="utf-8")
    (folder / "bea" / "data.bin").write_bytes(bytes(1 << 20))
    return folder


@pytest.mark.parametrize("jobs", [pytest.param(1, marks=pytest.mark.soak), 2])
def test_a_full_folder_for_temporary_files_is_one_sentence(
    nnkit, course_folder, big_class, small_disk, tmp_path, jobs
):
    disk = small_disk(256)
    words = ("-C", course_folder, "grade", big_class, "--store", tmp_path / "a.db", "--jobs", jobs)

    env = {**os.environ, "TMPDIR": str(disk)}
    full = nnkit(*words, "--quiet", "--format", "json", env=env)
    left = [path.name for path in disk.iterdir() if path.name.startswith(OURS)]
    later = nnkit(*words, "--quiet", "--format", "json")

    assert full.returncode == 3
    assert full.stderr == (
        f"nnkit: {disk}: there is no space left for temporary files; make some, or name another "
        "folder in TMPDIR, and run the same command again.\n"
    )
    assert left == []
    assert later.returncode == 0, later.stderr
    scores = {each["student"]: each["score"] for each in map(json.loads, later.stdout.splitlines())}
    assert scores == {"ada": 10.0, "bea": 10.0}


@pytest.mark.skipif(not FULL.exists(), reason="there is no /dev/full here.")
def test_output_that_finds_no_space_is_one_sentence(nnkit, course_folder):
    with FULL.open("w") as full:
        done = nnkit(
            "-C", course_folder, "secret", "show",
            capture_output=False, stdout=full, stderr=subprocess.PIPE,
        )  # fmt: skip

    assert done.returncode == 3
    assert done.stderr == (
        "nnkit: [Errno 28] No space left on device; make space, and run the same command again.\n"
    )
