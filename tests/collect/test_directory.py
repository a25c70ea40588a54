"""The list of contents of a zip: what zipfile wrote is read, whatever else is told or refused."""

import io
import struct
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nnkit.collect.directory import overlapping, read_directory
from nnkit.errors import CollectError

NAMES = st.text(
    st.characters(codec="utf-8", exclude_characters="\\/\0:"), min_size=1, max_size=20
).filter(lambda name: name not in (".", ".."))


def listed(data, most=1000):
    return list(read_directory(io.BytesIO(data), most))


@given(st.dictionaries(NAMES, st.binary(max_size=300), max_size=8))
@settings(deadline=None, max_examples=60)
def test_what_zipfile_writes_is_listed_as_zipfile_lists_it(zipped, files):
    data = zipped(files)

    found = [(each.name, each.member.size, each.member.crc) for each in listed(data)]

    theirs = zipfile.ZipFile(io.BytesIO(data)).infolist()
    assert found == [(each.filename, each.file_size, each.CRC) for each in theirs]


@given(st.data())
@settings(deadline=None, max_examples=300)
def test_a_damaged_list_is_refused_or_read_and_raises_nothing_else(zipped, data):
    whole = bytearray(zipped({"net.py": b"x = 1\n" * 50, "a/b.py": b"", "c.txt": b"c"}))
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))

    try:
        found = listed(bytes(whole))
    except CollectError:
        return
    assert all(each.name or each.refused for each in found)


@pytest.mark.parametrize("end", range(0, 200, 7))
def test_a_zip_that_was_cut_short_is_refused(zipped, end):
    with pytest.raises(CollectError, match="cut short"):
        listed(zipped({"net.py": b"x = 1\n"})[:-1][:end])


def test_more_entries_than_may_be_are_counted_not_believed(zipped):
    with pytest.raises(CollectError, match="more than 3 entries"):
        listed(zipped({f"{number}.txt": b"" for number in range(4)}), most=3)


def test_what_stands_before_an_archive_is_skipped(zipped):
    [entry] = listed(b"#!/bin/sh\n" + zipped({"net.py": b"x"}))

    assert (entry.name, entry.member.offset) == ("net.py", 10)


def test_one_part_of_several_is_refused(zipped):
    data = bytearray(zipped({"net.py": b"x"}))
    data[-18:-16] = b"\1\0"  # the number of this part

    with pytest.raises(CollectError, match="one part of several"):
        listed(bytes(data))


def zip64(name, content):
    """Makes an archive with all numbers in their 64-bit places, as very large ones have them."""
    head = struct.pack("<4s5H3I2H", b"PK\3\4", 45, 0, 0, 0, 0, 0, len(content), len(content), 4, 0)
    local = head + name + content
    extra = struct.pack("<2H3Q", 1, 24, len(content), len(content), 0)
    entry = struct.pack(
        "<4s6H3I5H2I", b"PK\1\2", 45, 45, 0, 0, 0, 0, 0, 0xFFFFFFFF, 0xFFFFFFFF, len(name),
        len(extra), 0, 0, 0, 0, 0xFFFFFFFF,
    )  # fmt: skip
    central = entry + name + extra
    at = len(local)
    end = struct.pack("<4sQ2H2I4Q", b"PK\6\6", 44, 45, 45, 0, 0, 1, 1, len(central), at)
    locator = struct.pack("<4sIQI", b"PK\6\7", 0, at + len(central), 1)
    last = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return local + central + end + locator + last


def test_sizes_beyond_four_gigabytes_are_read_from_their_own_field():
    [entry] = listed(zip64(b"a.py", b"x = 1"))

    assert (entry.name, entry.member.size, entry.member.offset) == ("a.py", 5, 0)


def test_a_list_that_lies_nowhere_is_damaged():
    data = bytearray(zip64(b"a.py", b"x = 1"))
    data[-34:-26] = struct.pack("<Q", 1 << 62)  # where the locator says that the end lies

    with pytest.raises(CollectError, match="damaged"):
        listed(bytes(data))


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("../net.py", "leads out of the archive"),
        ("a/../../net.py", "leads out of the archive"),
        ("/etc/net.py", "from the root of a disk"),
        ("C:net.py", "from the root of a disk"),
        ("c:/net.py", "from the root of a disk"),
        ("a\\net.py", "with backslashes"),
        ("./", "not a name"),
        ("a/" * 25 + "net.py", "too long, or in too many folders"),
        ("a" * 1001, "too long, or in too many folders"),
    ],
)
def test_d1_a_name_that_leads_elsewhere_is_refused_and_the_others_are_listed(zipped, name, why):
    bad, good = listed(zipped({name: b"x", "loss.py": b"y"}))

    assert bad.name == ""
    assert why in bad.refused
    assert (good.name, good.refused) == ("loss.py", "")


def test_d5_a_name_that_is_not_utf_8_gets_the_letters_that_every_byte_has(zipped):
    data = zipped({"??.py": b"x"}).replace(b"??.py", b"\xff\xe9.py")

    assert [each.name for each in listed(data)] == ["\xa0Θ.py"]


def test_a_name_with_nothing_between_two_slashes_is_read_without(zipped):
    assert [each.name for each in listed(zipped({"./a//net.py": b""}))] == ["a/net.py"]


@pytest.mark.parametrize(
    ("spans", "shared"),
    [
        ([(0, 10), (10, 20), (25, 30)], []),
        ([(0, 10), (9, 20), (20, 30)], [0, 1]),
        ([(0, 100), (10, 20), (30, 40), (100, 110)], [0, 1, 2]),
        ([(5, 9), (5, 9)], [0, 1]),
    ],
    ids=["side by side", "one in the next", "one over all", "the same twice"],
)
def test_d8_entries_that_share_bytes_are_told(spans, shared):
    keyed = [(number, *span) for number, span in enumerate(spans)]

    assert sorted(set(overlapping(keyed))) == shared
