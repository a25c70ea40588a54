"""Large places as trees: what the index keeps of them is what lies there."""

import pytest
from nnkit.collect.archives import open_archive
from nnkit.collect.index import Index
from nnkit.collect.listed import ListedArchive, ListedFolder
from nnkit.collect.trees import Folder, read, walk
from nnkit.errors import CollectError


@pytest.fixture
def index():
    index = Index()
    yield index
    index.close()


FILES = {"b/net.py": b"1", "a/x/y.py": b"2", "c.txt": b"3", "a/.hidden": b"", "Ü/ü.py": b"4"}


def test_a_listed_archive_shows_what_the_archive_does(index, archive):
    path = archive(FILES)

    listed = ListedArchive(index, 1, path)

    assert list(walk(listed)) == list(walk(open_archive(path)))
    assert [read(listed, name) for name in walk(listed)] == [b"2", b"1", b"3", b"4"]


def test_two_archives_in_one_index_are_two(index, archive):
    one, two = archive({"net.py": b"1"}, "one.zip"), archive({"net.py": b"2"}, "two.zip")

    trees = [ListedArchive(index, 1, one), ListedArchive(index, 2, two)]

    assert [read(tree, "net.py") for tree in trees] == [b"1", b"2"]


def test_a_large_folder_is_listed_in_order_and_again(index, folder):
    root = folder({f"{number:04}/net.py": b"" for number in range(1_500)})

    listed = ListedFolder(index, 1, root)

    names = [entry.name for entry in listed.entries()]
    assert names == [f"{number:04}" for number in range(1_500)]
    assert [entry.name for entry in listed.entries()] == names
    assert list(listed.entries("0007")) == list(Folder(root).entries("0007"))


def test_an_archive_that_is_damaged_is_refused(index, archive):
    with pytest.raises(CollectError, match="it is not a zip"):
        ListedArchive(index, 1, archive(b"PK\3\4"))


def test_the_index_leaves_no_file(index, archive, tmp_path, monkeypatch):
    monkeypatch.setenv("SQLITE_TMPDIR", str(tmp_path))
    path = archive({f"{number}/net.py": b"" for number in range(100)})

    ListedArchive(index, 1, path)

    assert list(tmp_path.iterdir()) == [path]
