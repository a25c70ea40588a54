"""A submission as a value: sent anywhere, with a digest of what it is."""

import pickle
from pathlib import PurePosixPath

import pytest
from nnkit.collect.archives import open_archive
from nnkit.collect.reading import read_tree
from nnkit.collect.submissions import Handed, Submission
from nnkit.collect.trees import Folder

FILES = {"net.py": b"x = 1\n", "tools.py": b"", "data/t.csv": b"1"}


def test_a_submission_is_the_same_after_a_journey():
    handed = Handed("net.py", b"x", None, ((PurePosixPath("a/b.py"), b"y"),), ("note",))

    submission = Submission("ada", {"01_net": handed})

    assert pickle.loads(pickle.dumps(submission)) == submission


def test_the_same_work_has_the_same_digest_wherever_it_lay(exercises, folder, zipped):
    trees = [
        Folder(folder(FILES, "a")),
        Folder(folder({f"hw/{name}": data for name, data in FILES.items()}, "b")),
        open_archive(zipped(dict(reversed(FILES.items())))),
        Folder(folder({"hw.zip": zipped(FILES)}, "c")),
    ]

    digests = {read_tree("x", tree, exercises).files["01_net"].digest for tree in trees}

    assert len(digests) == 1


BASE = Handed("net.py", b"x", None, ((PurePosixPath("a"), b"bc"), (PurePosixPath("d"), b"e")))


@pytest.mark.parametrize(
    "other",
    [
        Handed("net.py", b"y", None, BASE.helpers),
        Handed("Net.py", b"x", None, BASE.helpers),
        Handed("net.py", b"x", None, BASE.helpers[:1]),
        Handed("net.py", b"x", None, ((PurePosixPath("ab"), b"c"), (PurePosixPath("d"), b"e"))),
        Handed("net.py", b"x", None, ((PurePosixPath("a"), b"e"), (PurePosixPath("d"), b"bc"))),
    ],
    ids=["bytes", "name", "fewer helpers", "where a name ends", "whose bytes they are"],
)
def test_other_work_has_another_digest(other):
    assert other.digest != BASE.digest


def test_the_order_of_helpers_and_what_was_noted_are_not_in_the_digest():
    other = Handed("net.py", b"x", None, BASE.helpers[::-1], notes=("a note",))

    assert other.digest == BASE.digest


def test_a_helper_whose_name_is_not_utf_8_can_be_digested():
    name = PurePosixPath("a\udcff")

    assert len(Handed("net.py", b"", None, ((name, b""),)).digest) == 64
