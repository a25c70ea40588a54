"""Handing in: what is packed, the receipt, and what grading says of a file that was changed."""

import json
import shutil
import zipfile
from pathlib import Path

import nbformat
import pytest

RIGHT = "import torch\n\n\ndef cumulative_sum(x):\n    return x\n"
ZIP = "sums-submission.zip"


@pytest.fixture(scope="module")
def released(nnkit, course_folder, tmp_path_factory):
    into = tmp_path_factory.mktemp("build")
    assert nnkit("-C", course_folder, "release", "sums", "--into", into).returncode == 0
    return into / "sums"


@pytest.fixture
def home(released, tmp_path):
    """A student's copy of what was released, and their file in it."""
    folder = Path(shutil.copytree(released, tmp_path / "home"))
    (folder / "exercises" / "00_cumsum" / "cumsum.py").write_text(RIGHT, encoding="utf-8")
    return folder


@pytest.fixture
def submit(nnkit, home):
    return lambda *options: nnkit("submit", *options, cwd=home)


def names(home):
    with zipfile.ZipFile(home / ZIP) as archive:
        return sorted(archive.namelist())


def notes(nnkit, course_folder, path):
    ended = nnkit("-C", course_folder, "grade", path, "--format", "json", "--unsafe")
    [exercise] = json.loads(ended.stdout)["exercises"]
    return exercise["notes"]


def test_it_packs_the_file_and_a_receipt_and_nothing_else(home, submit):
    ended = submit()

    assert ended.returncode == 0, ended.stderr
    assert names(home) == ["00_cumsum/cumsum.py", "nnkit-receipt.json"]
    assert ended.stdout.splitlines()[-1].startswith(f"{ZIP}: hand this in. Your receipt is ")


def test_helper_modules_go_along_and_nothing_that_was_given(home, submit):
    folder = home / "exercises" / "00_cumsum"
    (folder / "helper.py").write_text("x = 1\n", encoding="utf-8")
    (folder / "secret.txt").write_text("mine", encoding="utf-8")

    submit()

    assert names(home) == ["00_cumsum/cumsum.py", "00_cumsum/helper.py", "nnkit-receipt.json"]


def test_a_notebook_is_packed_where_the_stub_is_untouched(released, submit, home):
    shutil.copy(released / "exercises/00_cumsum/cumsum.py", home / "exercises/00_cumsum/cumsum.py")
    place = home / "exercises" / "00_cumsum" / "cumsum.ipynb"
    notebook = nbformat.read(place, as_version=4)
    notebook.cells[2].source = RIGHT
    nbformat.write(notebook, place)

    ended = submit()

    assert names(home) == ["00_cumsum/cumsum.ipynb", "nnkit-receipt.json"]
    assert "its cells were not all run, from top to bottom" in ended.stderr


def test_a_notebook_that_is_left_out_beside_a_file_is_told(released, submit, home):
    assert "is left out" not in submit().stderr
    place = home / "exercises" / "00_cumsum" / "cumsum.ipynb"
    notebook = nbformat.read(place, as_version=4)
    notebook.cells[2].source = RIGHT
    nbformat.write(notebook, place)

    said = submit().stderr

    assert "`cumsum.py` is what you hand in; the notebook beside it" in said
    assert names(home) == ["00_cumsum/cumsum.py", "nnkit-receipt.json"]


def test_a_notebook_that_was_run_in_order_is_not_warned_about(released, submit, home):
    place = home / "exercises" / "00_cumsum" / "cumsum.ipynb"
    place.with_suffix(".py").unlink()
    notebook = nbformat.read(place, as_version=4)
    for number, cell in enumerate(each for each in notebook.cells if each.cell_type == "code"):
        cell.execution_count = number + 1
    nbformat.write(notebook, place)

    assert submit().stderr == ""


def test_a_file_is_nobodys_stub_where_the_list_of_what_was_given_is_lost(submit, home):
    (home / "release.json").unlink()

    assert submit().returncode == 0
    assert names(home) == ["00_cumsum/cumsum.py", "nnkit-receipt.json"]


def test_a_stub_with_other_line_ends_is_the_stub_as_git_gives_it_on_windows(released, submit, home):
    folder = home / "exercises" / "00_cumsum"
    stub = (released / "exercises" / "00_cumsum" / "cumsum.py").read_bytes()
    (folder / "cumsum.py").write_bytes(stub.replace(b"\n", b"\r\n"))
    notebook = nbformat.read(folder / "cumsum.ipynb", as_version=4)
    notebook.cells[2].source = RIGHT
    nbformat.write(notebook, folder / "cumsum.ipynb")

    submit()

    assert names(home) == ["00_cumsum/cumsum.ipynb", "nnkit-receipt.json"]


def test_an_untouched_folder_has_nothing_to_hand_in(nnkit, released, tmp_path):
    folder = Path(shutil.copytree(released, tmp_path / "home"))

    ended = nnkit("submit", cwd=folder)

    assert ended.returncode == 2
    assert "nothing of yours to hand in; it should hold `cumsum.py`" in ended.stderr
    assert not (folder / ZIP).exists()


def test_what_was_packed_is_graded_without_a_note(nnkit, course_folder, submit, home):
    submit()

    assert notes(nnkit, course_folder, home / ZIP) == []


def test_a_file_that_was_changed_after_the_receipt_is_a_note(nnkit, course_folder, submit, home):
    submit()
    zipfile.ZipFile(home / ZIP).extractall(home.parent / "ada")
    (home.parent / "ada" / "00_cumsum" / "cumsum.py").write_text(
        RIGHT + "# changed\n", encoding="utf-8"
    )

    assert notes(nnkit, course_folder, home.parent / "ada") == [
        "`cumsum.py` is not the file that `nnkit submit` packed"
    ]


@pytest.mark.parametrize(
    "receipt",
    ["", "[]", '{"files": 1}', '{"files": {"a": {}}}', "[" * 100_000, '{"files": {"a": []}}'],
)
def test_a_broken_receipt_is_a_note_and_no_more(nnkit, course_folder, tmp_path, receipt):
    (tmp_path / "cumsum.py").write_text(RIGHT, encoding="utf-8")
    (tmp_path / "nnkit-receipt.json").write_text(receipt, encoding="utf-8")

    assert notes(nnkit, course_folder, tmp_path) == ["`nnkit-receipt.json` cannot be read"]


def test_two_receipts_of_one_file_differ_by_their_time_alone(submit, home):
    manifests = []
    for _ in range(2):
        submit()
        with zipfile.ZipFile(home / ZIP) as archive:
            manifests.append(json.loads(archive.read("nnkit-receipt.json")))

    assert {**manifests[0], "packed": ""} == {**manifests[1], "packed": ""}
