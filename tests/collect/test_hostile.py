"""S10: hostile hand-ins in one batch with honest ones; each costs its own student alone.

Ids are those of the catalogue of attacks: d1 names that lead elsewhere, d2 links, d3 pipes, d4
names alike, d5 names that are no text, d7 too much, d8 damaged archives, d9 notebooks, d11 which
file counts, d12 ids.
"""

import os
import stat
import struct
import zipfile
from pathlib import Path

import pytest
from nnkit.collect.classes import collect, read
from nnkit.collect.hand_ins import found_in

HONEST = {"honest-a": b"a = 1\n", "honest-z": b"z = 1\n"}


def link_in_zip(path):
    with zipfile.ZipFile(path, "w") as file:
        link = zipfile.ZipInfo("net.py")
        link.create_system = 3
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        file.writestr(link, "/etc/passwd")


def named_twice(data):
    return data.replace(b"bad.py", b"net.py")


def encrypted(data):
    at = data.index(b"PK\1\2") + 8
    return data[:at] + b"\1" + data[at + 1 :]


def quoted(data):
    """Gives all entries the place of the first, as a bomb that repeats itself does."""
    changed, at = bytearray(data), data.index(b"PK\1\2")
    while changed[at : at + 4] == b"PK\1\2":
        changed[at + 42 : at + 46] = bytes(4)
        at += 46 + sum(struct.unpack_from("<3H", changed, at + 28))
    return bytes(changed)


@pytest.fixture
def batch(folder, zipped):
    """Gives a class in which each folder is an attempt, between two honest students."""
    root = folder({f"{name}/net.py": data for name, data in HONEST.items()})
    zips = {
        "d1-up": zipped({"../../honest-a/net.py": b"evil"}),
        "d1-root": zipped({"/honest-a/net.py": b"evil", "C:/net.py": b"", "a\\net.py": b""}),
        "d4-cases": zipped({"Net.py": b"1", "nET.py": b"2"}),
        "d5-bytes": zipped({"??t.py": b"evil"}).replace(b"??t.py", b"\xff\xfet.py"),
        "d5-control": zipped({"\x1b]0;x\x07\u202e/net.py": b"control"}),
        "d7-bomb": zipped({"net.py": bytes(15 << 20)}),
        "d7-many": zipped({f"{number}/x": b"" for number in range(20_001)}),
        "d7-deep": zipped({"d/" * 500 + "net.py": b""}),
        "d7-nested": zipped({"a.zip": zipped({"b.zip": zipped({"c.zip": b""})})}),
        "d8-encrypted": encrypted(zipped({"net.py": b"x"})),
        "d8-truncated": zipped({"net.py": b"x" * 99})[:-40],
        "d8-twice": named_twice(zipped({"net.py": b"x", "bad.py": b"y"})),
        "d8-overlap": quoted(zipped({"net.py": b"x" * 99, "two.py": b"y"})),
        "d8-empty": b"",
        "d9-json": zipped({"net.ipynb": b"{"}),
        "d9-version": zipped({"net.ipynb": b'{"nbformat": 77, "cells": []}'}),
        "d11-tie": zipped({"net(1).py": b"1", "net(2).py": b"2"}),
        "d11-case": zipped({"NET.PY": b"case"}),
        "d12-id": zipped({"net.py": b"id"}),
    }  # fmt: skip
    for name, data in zips.items():
        (root / name).mkdir()
        (root / name / "hw.zip").write_bytes(data)
    (root / "d12-id").rename(root / "\x1b[31m=CON")
    for name in ("d2-link", "d2-loop", "d2-folder", "d3-pipe", "d7-large", "d2-zip"):
        (root / name).mkdir()
    (root / "d2-link" / "net.py").symlink_to(root / "honest-a" / "net.py")
    (root / "d2-loop" / "net.py").symlink_to("net.py")
    (root / "d2-folder" / "01_net").symlink_to(root / "honest-a")
    os.mkfifo(root / "d3-pipe" / "net.py")
    (root / "d7-large" / "net.py").touch()
    os.truncate(root / "d7-large" / "net.py", 2 << 30)
    link_in_zip(root / "d2-zip" / "hw.zip")
    return root


EXPECTED = {
    "d1-up": "`hw.zip` holds names that are refused; make it again.",
    "d1-root": "`hw.zip` holds names that are refused; make it again.",
    "d2-folder": None,
    "d2-link": "`net.py` is a link or a device, not a file.",
    "d2-loop": "`net.py` is a link or a device, not a file.",
    "d2-zip": "`net.py` is a link or a device, not a file.",
    "d3-pipe": "`net.py` is a link or a device, not a file.",
    "d4-cases": ("`net.py` is there more than once (`hw.zip/Net.py`, `hw.zip/nET.py`); keep one."),
    "d5-bytes": None,
    "d5-control": b"control",
    "d7-bomb": "`net.py` unpacks to over 500 times its size.",
    "d7-deep": "`hw.zip` holds names that are refused; make it again.",
    "d7-large": "`net.py` is larger than 16 MiB.",
    "d7-many": "`hw.zip` cannot be opened: the archive has more than 20000 entries.",
    "d7-nested": "`hw.zip/a.zip/b.zip` is a zip in a zip in a zip; hand in the files.",
    "d8-empty": "`hw.zip` cannot be opened: it is not a zip, or it was cut short.",
    "d8-encrypted": "`net.py` is encrypted.",
    "d8-overlap": "`net.py` shares its bytes with another entry of the archive.",
    "d8-truncated": "`hw.zip` cannot be opened: it is not a zip, or it was cut short.",
    "d8-twice": "`net.py` is in the archive more than once.",
    "d9-json": (
        "`net.ipynb` is not a notebook that can be read (NotJSONError); save it again in Jupyter."
    ),
    "d9-version": (
        "`net.ipynb` is not a notebook that can be read (NBFormatError); save it again in Jupyter."
    ),
    "d11-case": b"case",
    "d11-tie": (
        "`net.py` is there more than once (`hw.zip/net(1).py`, `hw.zip/net(2).py`); keep one."
    ),
    "unnamed-0ab1": b"id",
    **HONEST,
}


@pytest.fixture(params=["folder", "zip"])
def hostile(request, batch, archive):
    """Gives the class as a folder, and as one zip of it (without what no zip can hold)."""
    if request.param == "folder":
        return batch
    path = archive(b"")
    with zipfile.ZipFile(path, "w") as file:
        for each in sorted(batch.rglob("*.zip")) + [batch / f"{name}/net.py" for name in HONEST]:
            file.write(each, each.relative_to(batch))
    return path


def short(student):
    return student[:12] if student.startswith("unnamed-") else student


def test_each_hostile_hand_in_is_told_and_costs_its_own_student_alone(hostile, found, tmp_path):
    before = sorted(tmp_path.rglob("*"))

    got = found(hostile).data

    outcomes = {short(student): said for student, said in got.items()}
    assert outcomes == {name: said for name, said in EXPECTED.items() if name in outcomes}
    assert len(outcomes) == (27 if hostile.is_dir() else 22)
    assert sorted(tmp_path.rglob("*")) == before


def test_what_is_told_of_hostile_hand_ins_has_no_control_characters(hostile, found, exercises):
    got = found(hostile)

    for hand_in in got.hand_ins:
        texts = [*hand_in.students, *hand_in.notes]
        for handed in read(hand_in, exercises).files.values():
            texts += handed.notes
        assert all(text.isprintable() for text in texts)


def test_a_hostile_hand_in_can_be_looked_at_without_reading(hostile, exercises):
    with collect([hostile], exercises) as collected:
        for hand_in in collected.hand_ins():
            assert all(each.file or each.problem for each in found_in(hand_in, exercises).values())


def test_d1_a_name_that_leads_elsewhere_in_the_zip_of_a_class_is_ignored_and_told(archive, found):
    got = found(archive({"ada/net.py": b"a", "ben/net.py": b"b", "../../cleo/net.py": b"c"}))

    assert got.data == {"ada": b"a", "ben": b"b"}
    assert got.ignored == [
        ("class.zip", "left out ../../cleo/net.py: a name that leads out of the archive")
    ]


def test_d8_what_is_wrong_in_the_zip_of_a_class_is_one_students(archive, found, zipped):
    data = zipped({"ada/net.py": b"a", "ben/net.py": b"b", "cat/net.py": b"c", "ben/bad.py": b"d"})
    data = named_twice(data)

    assert found(archive(data)).data == {
        "ada": b"a",
        "ben": "`net.py` is in the archive more than once.",
        "cat": b"c",
    }


def test_d8_entries_that_share_bytes_in_the_zip_of_a_class_are_told(archive, found, zipped):
    data = quoted(zipped({"ada/net.py": b"a" * 99, "ben/net.py": b"b"}))

    assert set(found(archive(data)).data.values()) == {
        "`net.py` shares its bytes with another entry of the archive."
    }


def test_d2_a_class_that_is_a_link_is_followed_and_a_student_that_is_one_is_not(
    folder, found, tmp_path
):
    root = folder({"ada/net.py": b"a", "ben/net.py": b"b"})
    (root / "mallory").symlink_to(root / "ada")
    (tmp_path / "link").symlink_to(root)

    got = found(tmp_path / "link")

    assert got.data == {"ada": b"a", "ben": b"b"}
    assert got.ignored == [("mallory", "beside the students' folders")]


@pytest.mark.skipif(
    not Path("/proc").exists(), reason="needs names that are not UTF-8, as on Linux"
)
def test_d5_a_students_folder_whose_name_is_not_utf_8_is_graded(folder, found):
    root = folder({"ada/net.py": b"a"})
    name = os.fsdecode(b"\xff\xfe")
    (root / name).mkdir()
    (root / name / "net.py").write_bytes(b"x")

    got = found(root)

    [made] = [each for each in got.hand_ins if each.students != ("ada",)]
    assert got.data[made.students[0]] == b"x"
    assert made.notes == ("its name `\\udcff\\udcfe` cannot be a student's id",)
