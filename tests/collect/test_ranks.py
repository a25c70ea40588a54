"""d11: which name counts for an exercise, and which is none of its."""

import pytest
from nnkit.collect.ranks import candidates, is_any, rank_of
from nnkit.collect.trees import Folder


@pytest.mark.parametrize(
    ("name", "rank"),
    [
        ("net.py", 0),
        ("Net.py", 2),
        ("NET.PY", 2),
        ("net.PY", 2),
        ("net(1).py", 3),
        ("net (1).py", 3),
        ("Net (12).py", 3),
        ("net (1) (1).py", 3),
        ("net - Copy.py", 3),
        ("net - Copy (2).py", 3),
        ("net copy.py", 3),
        ("net copy 2.py", 3),
        ("net 2.py", 3),
        ("net-1.py", 3),
        ("Copy of net.py", 3),
        ("net - 副本.py", 3),
        ("net.ipynb", 4),
        ("NET.ipynb", 6),
        ("net (1).ipynb", 7),
    ],
)
def test_d11_a_name_has_a_rank(exercises, name, rank):
    assert rank_of(name, exercises[0]) == rank


@pytest.mark.parametrize(
    "name",
    ["net", "net.txt", "net.pyc", "net.py.txt", "mynet.py", "net_final.py", "net2.py", "(1).py",
     "net_1.py", "networks.py", "loss.py", ".py", "ｎｅｔ.py"],
)  # fmt: skip
def test_d11_another_name_has_none(exercises, name):
    assert rank_of(name, exercises[0]) is None
    assert is_any(name, exercises) == (name == "loss.py")


def test_d11_the_exercises_folder_counts_after_the_file_itself(exercises, folder):
    files = ["net.py", "01_net/net.py", "01_net/Net.py", "01_NET/net.py", "01_net/net (1).py",
             "01_net/net.ipynb", "01_NET/net.ipynb"]  # fmt: skip
    tree = Folder(folder(dict.fromkeys(files, b"")))

    found = sorted((each.rank, each.name) for each in candidates(tree, "", exercises[0]))

    assert found == [
        (0, "net.py"),
        (1, "01_net/net.py"),
        (2, "01_NET/net.py"),
        (2, "01_net/Net.py"),
        (3, "01_net/net (1).py"),
        (5, "01_net/net.ipynb"),
        (6, "01_NET/net.ipynb"),
    ]


def test_a_folder_of_nearly_the_name_is_no_candidate(exercises, folder):
    tree = Folder(folder({"Net.py/x": b"", "net.py/x": b""}))

    assert [each.name for each in candidates(tree, "", exercises[0])] == ["net.py"]
