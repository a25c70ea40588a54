"""A tree read as a submission: which file won, what is beside it, how much of it there may be."""

import os
import tempfile
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nnkit.collect.archives import open_archive
from nnkit.collect.reading import read_tree
from nnkit.collect.submissions import lay_out
from nnkit.collect.trees import Folder


@pytest.fixture(params=["folder", "zip"])
def tree(request, folder, zipped):
    """Gives files as a folder, and in another run as a zip: the same must come of them."""
    if request.param == "folder":
        return lambda files: Folder(folder(files))
    return lambda files: open_archive(zipped(files))


@pytest.fixture
def net(exercises):
    """Gives what is read of net.py."""
    return lambda tree: read_tree("ada", tree, exercises[:1]).files.get("01_net")


@pytest.mark.parametrize(
    ("files", "counts"),
    [
        (["net.py", "01_net/net.py"], "net.py"),
        (["01_net/net.py", "Net.py"], "01_net/net.py"),
        (["NET.PY", "net(1).py"], "NET.PY"),
        (["net - Copy.py", "net.ipynb"], "net - Copy.py"),
        (["hw/net.py", "net (1).py"], "net (1).py"),
        (["hw/net.py", "03_loss/net.py"], "hw/net.py"),
    ],
)
def test_d11_the_first_rank_counts(tree, net, files, counts):
    handed = net(tree({name: name.encode() for name in files}))

    assert handed.data == counts.encode()
    assert handed.problem == ""


@pytest.mark.parametrize(
    "files",
    [["net(1).py", "net(2).py"], ["Net.py", "NET.py"], ["a/net.py", "b/net.py"]],
    ids=["copies", "cases", "folders"],
)
def test_d11_of_two_in_one_rank_none_is_guessed(tree, net, files):
    handed = net(tree({name: name.encode() for name in files}))

    names = ", ".join(f"`{name}`" for name in sorted(files))
    assert (handed.name, handed.data) == ("net.py", b"")
    assert handed.problem == f"`net.py` is there more than once ({names}); keep one."
    assert handed.notes == (f"{names} may be `net.py`: none was guessed",)


def test_two_in_one_rank_that_are_the_same_are_one(tree, net):
    handed = net(tree({"a/net.py": b"x", "b/net.py": b"x"}))

    assert (handed.data, handed.problem) == (b"x", "")
    assert handed.notes == ("`a/net.py` counts, not `b/net.py`",)


def test_many_in_one_rank_are_not_compared(tree, net):
    handed = net(tree({f"{letter}/net.py": b"x" for letter in "abcde"}))

    assert "is there more than once" in handed.problem


def test_a_notebook_beside_a_python_file_is_noted(tree, net):
    handed = net(tree({"net.py": b"x = 1\n", "net.ipynb": b"{}"}))

    assert handed.data == b"x = 1\n"
    assert handed.notes == ("`net.py` counts, not `net.ipynb`",)


def test_a_name_that_is_not_the_exercises_own_is_noted(tree, net):
    handed = net(tree({"Net (1).py": b"x = 1\n"}))

    assert (handed.name, handed.notes) == ("Net (1).py", ("`Net (1).py` was taken for `net.py`",))


@pytest.mark.parametrize("place", ["hw/", "hw/01_net/", "01_net/"])
def test_one_folder_too_many_is_no_trouble(tree, net, place):
    handed = net(tree({f"{place}net.py": b"x", f"{place}tools.py": b"y", "other.txt": b""}))

    assert (handed.data, handed.notes) == (b"x", ())
    assert handed.helpers == ((PurePosixPath("tools.py"), b"y"),)


def test_a_copy_in_another_exercises_folder_is_not_taken(tree, exercises):
    files = {"03_loss/loss.py": b"y", "03_loss/net.py": b"x"}

    assert list(read_tree("ada", tree(files), exercises).files) == ["03_loss"]


def test_a_zip_among_the_files_is_looked_into(tree, net, zipped):
    inner = zipped({"hw/net.py": b"x = 1\n", "hw/tools.py": b"", "__MACOSX/hw/._net.py": b""})

    handed = net(tree({"hw.zip": inner}))

    assert handed.data == b"x = 1\n"
    assert [str(name) for name, _ in handed.helpers] == ["tools.py"]


def test_a_zip_in_a_zip_is_looked_into_and_one_more_is_not(tree, net, zipped):
    inner = zipped({"net.py": b"x"})

    assert net(tree({"a.zip": zipped({"b.zip": inner})})).data == b"x"
    assert net(tree({"a.zip": zipped({"b.zip": zipped({"c.zip": inner})})})).problem == (
        "`a.zip/b.zip/c.zip` is a zip in a zip in a zip; hand in the files."
    )


def test_a_zip_beside_the_file_is_a_helper_and_not_looked_into(tree, net, zipped):
    handed = net(tree({"net.py": b"mine", "data.zip": zipped({"net.py": b"other"})}))

    assert handed.data == b"mine"
    assert [str(name) for name, _ in handed.helpers] == ["data.zip"]


def test_d8_a_zip_that_is_damaged_is_the_problem_of_what_is_found_nowhere(tree, exercises):
    files = read_tree("ada", tree({"hw.zip": b"PK", "loss.py": b"y"}), exercises).files

    assert files["01_net"].problem == (
        "`hw.zip` cannot be opened: it is not a zip, or it was cut short."
    )
    assert files["03_loss"].data == b"y"


@pytest.mark.parametrize("name", ["hw.rar", "hw.tar.gz", "HW.7Z"])
def test_an_archive_of_another_kind_is_told(tree, net, name):
    assert net(tree({name: b""})).problem == (
        f"`{name}` is an archive of a kind that is not read; hand in a zip, or the files."
    )


def test_d1_what_was_left_out_of_a_zip_is_noted_where_nothing_is_found(tree, net, zipped):
    handed = net(tree({"hw.zip": zipped({"../net.py": b"x"})}))

    assert handed.problem == "`hw.zip` holds names that are refused; make it again."
    assert handed.notes == ("hw.zip: left out ../net.py: a name that leads out of the archive",)


def test_exercises_in_one_folder_share_the_bytes_beside_them(tree, exercises):
    table = os.urandom(1000)
    files = read_tree(
        "ada", tree({"net.py": b"x", "loss.py": b"y", "table": table}), exercises
    ).files

    net, loss = (dict(files[name].helpers) for name in ("01_net", "03_loss"))
    assert net[PurePosixPath("table")] is loss[PurePosixPath("table")]
    assert loss[PurePosixPath("net.py")] is files["01_net"].data


def test_helpers_are_as_many_bytes_as_the_box_has_room_for(tree, small):
    files = {"net.py": b"", "a.bin": bytes(600), "b.bin": bytes(600), "c.bin": bytes(300)}

    handed = read_tree("ada", tree(files), [small]).files["01_net"]

    assert [str(name) for name, _ in handed.helpers] == ["a.bin", "c.bin"]
    assert handed.notes == ("left out: `b.bin`, there was no more room.",)


def test_d4_of_helpers_alike_but_for_case_or_form_the_first_is_taken_and_that_is_noted(tree, net):
    files = {"net.py": b"", "Re\u0301.py": b"1", "R\u00e9.py": b"2", "NET.py": b"3"}

    handed = net(tree(files))

    assert [data for _, data in handed.helpers] == [b"1"]
    assert handed.notes == (
        "`net.py` counts, not `NET.py`",
        "left out: `NET.py`, its name is another's but for case or Unicode form.",
        "left out: `R\u00e9.py`, its name is another's but for case or Unicode form.",
    )


def test_d5_a_helper_with_control_characters_gets_a_made_name(tree, net):
    [(name, data)] = net(tree({"net.py": b"", "a\x1b]0;x\x07.py": b"1"})).helpers

    assert (data, name.suffix) == (b"1", ".py")
    assert name.name.startswith("unnamed-")


def test_d7_a_helper_that_is_a_bomb_is_left_out_and_noted(exercises, zipped):
    tree = open_archive(zipped({"net.py": b"x", "bomb.bin": bytes(15 << 20)}))

    handed = read_tree("ada", tree, exercises[:1]).files["01_net"]

    assert (handed.data, handed.helpers) == (b"x", ())
    assert handed.notes == ("left out: `bomb.bin` unpacks to over 500 times its size.",)


def test_d7_a_zip_that_is_a_bomb_is_told(tree, net, zipped):
    inner = zipped({"net.py": b"x"}) + bytes(15 << 20)

    problem = net(tree({"hw.zip": zipped({"inner.zip": inner})})).problem

    assert problem == (
        "`hw.zip/inner.zip` cannot be opened: `inner.zip` unpacks to over 500 times its size."
    )


def test_d7_zips_are_opened_up_to_a_sum_of_bytes(tree, net, monkeypatch, zipped):
    monkeypatch.setattr("nnkit.collect.contents.MOST_ARCHIVE_BYTES", 3 << 20)
    noise = {"noise": os.urandom(2 << 20)}

    problem = net(tree({"a.zip": zipped(noise), "b.zip": zipped(noise)})).problem

    assert problem.startswith("`b.zip` cannot be opened: `b.zip` is larger than")


def test_d7_a_folder_of_too_many_files_is_the_problem_of_all(exercises, folder):
    root = folder({"net.py": b""})
    for number in range(10_001):
        (root / str(number)).touch()

    files = read_tree("ada", Folder(root), exercises).files

    assert [each.problem for each in files.values()] == [
        "the folder has more than 10000 files."
    ] * 2


def test_a_helper_that_is_too_large_is_noted(exercises, folder):
    root = folder({"net.py": b"", "large.bin": b""})
    os.truncate(root / "large.bin", (16 << 20) + 1)

    handed = read_tree("ada", Folder(root), exercises[:1]).files["01_net"]

    assert handed.notes == ("left out: `large.bin` is larger than 16 MiB.",)


def test_many_notes_are_cut_and_counted(tree, small):
    files = {f"{number:02}": b"x" * 1001 for number in range(13)}

    handed = read_tree("ada", tree({"net.py": b"", **files}), [small]).files["01_net"]

    assert len(handed.notes) == 11
    assert handed.notes[-1] == "and 3 more notes"


ODD = st.text(st.sampled_from("aA.e\u0301\u00e9/ \x1b\u202e-\u6c42"), min_size=1, max_size=300)


@given(st.lists(ODD, max_size=12))
@settings(deadline=None, max_examples=100)
def test_d4_d5_whatever_the_names_in_a_zip_are_it_can_be_laid_out(exercises, zipped, names):
    data = zipped({"net.py": b"x = 1\n", **{name.rstrip("/") + "!": b"y" for name in names}})
    handed = read_tree("ada", open_archive(data), exercises[:1]).files["01_net"]

    with tempfile.TemporaryDirectory() as folder:
        place = lay_out(handed, exercises[0], Path(folder) / "box")

        assert place.read_bytes() == b"x = 1\n"
        laid = [path for path in place.parent.rglob("*") if path.is_file() and path != place]
        assert len(laid) == len(handed.helpers)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"{", "is not a notebook that can be read"),
        (b'{"nbformat": 99, "cells": []}', "is not a notebook that can be read"),
        (b"\xff\xfe", "is not a notebook that can be read"),
    ],
    ids=["broken JSON", "unknown version", "no text"],
)
def test_d9_a_broken_notebook_is_told(tree, net, data, says):
    assert says in net(tree({"net.ipynb": data})).problem


def test_d9_a_notebook_of_more_than_sixteen_megabytes_is_not_read(exercises, folder):
    root = folder({"net.ipynb": b""})
    os.truncate(root / "net.ipynb", 300 << 20)

    handed = read_tree("ada", Folder(root), exercises[:1]).files["01_net"]

    assert handed.problem == "`net.ipynb` is larger than 16 MiB."
