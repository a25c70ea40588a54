"""Folders as trees: links, pipes and depth; listing and reading that are bounded."""

import os
from pathlib import Path

import pytest
from nnkit.collect.trees import (
    Entry,
    Folder,
    Kind,
    Renamed,
    folders_of,
    join,
    read,
    visible,
    walk,
    whole,
)
from nnkit.errors import CollectError


def test_what_lies_in_a_folder_comes_by_name_and_kind(folder):
    root = folder({"b.txt": b"", "a/c.txt": b"", ".hidden": b""})
    (root / "link").symlink_to(root / "b.txt")
    os.mkfifo(root / "pipe")

    assert list(Folder(root).entries()) == [
        Entry(".hidden", Kind.FILE),
        Entry("a", Kind.FOLDER),
        Entry("b.txt", Kind.FILE),
        Entry("link", Kind.OTHER),
        Entry("pipe", Kind.OTHER),
    ]
    assert list(visible(Folder(root), "a")) == [Entry("c.txt", Kind.FILE)]


def test_d2_a_link_on_the_way_is_not_followed(folder, tmp_path):
    root = folder({"net.py": b""})
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "key.py").write_bytes(b"secret")
    (root / "sub").symlink_to(tmp_path / "elsewhere")

    assert list(Folder(root).entries("sub")) == []
    with pytest.raises(CollectError, match="cannot be read"):
        read(Folder(root), "sub/key.py")


@pytest.mark.parametrize("target", ["/etc/passwd", "../up.py", "loop.py", "nowhere"])
def test_d2_a_link_in_the_place_of_a_file_is_told(folder, target):
    root = folder({"net.py": b""})
    (root / "loop.py").symlink_to(target)

    with pytest.raises(CollectError) as caught:
        read(Folder(root), "loop.py")
    assert str(caught.value) == "`loop.py` is a link or a device, not a file."


def test_d3_a_pipe_does_not_block(folder):
    root = folder({})
    os.mkfifo(root / "net.py")

    with pytest.raises(CollectError, match="is a link or a device"):
        read(Folder(root), "net.py")
    assert list(walk(Folder(root))) == []


def test_d7_a_folder_with_more_files_than_any_homework_is_refused(folder):
    root = folder({})
    for number in range(10_001):
        (root / str(number)).touch()

    with pytest.raises(CollectError) as caught:
        list(Folder(root).entries())
    assert str(caught.value) == "the folder has more than 10000 files."


def test_d7_folders_are_walked_to_twenty_levels(folder):
    deep = {"/".join(["d"] * levels) + "/x.txt": b"" for levels in (20, 21)}

    found = list(walk(Folder(folder(deep))))

    assert found == ["/".join(["d"] * 20) + "/x.txt"]


def test_d7_so_many_folders_are_walked_and_no_more(folder):
    root = folder({})
    for number in range(2_001):
        (root / f"{number:04}").mkdir()
    (root / "1999" / "in.txt").touch()
    (root / "2000" / "out.txt").touch()

    assert list(walk(Folder(root))) == ["1999/in.txt"]


def test_files_and_folders_are_walked_in_the_order_of_their_names(folder):
    root = folder({"b/x": b"", "a": b"", "c": b"", "b/a/y": b""})

    assert list(walk(Folder(root))) == ["a", "b/a/y", "b/x", "c"]


def test_more_bytes_than_may_be_are_not_read():
    with pytest.raises(CollectError) as caught:
        whole(iter([b"x" * (1 << 20)] * 3), "sub/large.bin", 2 << 20)
    assert str(caught.value) == "`large.bin` is larger than 2 MiB."


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs /dev/zero")
def test_a_device_is_not_opened():
    with pytest.raises(CollectError, match="is a link or a device"):
        read(Folder(Path("/dev")), "zero")


def test_some_files_of_a_tree_stand_under_the_names_they_were_handed_in_with(folder):
    root = folder({"ada_1_2_net.py": b"x"})

    tree = Renamed(Folder(root), {"net.py": "ada_1_2_net.py"})

    assert list(tree.entries()) == [Entry("net.py", Kind.FILE)]
    assert list(tree.entries("sub")) == []
    assert read(tree, "net.py") == b"x"


def test_folders_are_known_from_the_names_of_files():
    assert folders_of(["a/b/c", "a/d", "e"]) == {
        "": [Entry("a", Kind.FOLDER), Entry("e", Kind.FILE)],
        "a": [Entry("b", Kind.FOLDER), Entry("d", Kind.FILE)],
        "a/b": [Entry("c", Kind.FILE)],
    }
    assert join("", "a") == "a"
