"""A student's zip as a tree: bytes are counted, claims are compared, nothing is unpacked."""

import contextlib
import io
import os
import stat
import struct
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nnkit.collect.archives import is_archive, is_other_archive, open_archive
from nnkit.collect.trees import Entry, Kind, read, walk
from nnkit.errors import CollectError

MIB = 1 << 20


def problem(data, name="net.py"):
    """Gives why an entry cannot be read."""
    with pytest.raises(CollectError) as caught:
        read(open_archive(data), name)
    return str(caught.value)


def patched(data, name, field, value, size=2):
    """Changes a field of an entry in the list of contents, at its offset in the format."""
    changed = bytearray(data)
    at = changed.rindex(name) - 46
    changed[at + field : at + field + size] = value.to_bytes(size, "little")
    return bytes(changed)


def test_an_archive_is_looked_at_like_a_folder(zipped):
    archive = open_archive(zipped({"hw/net.py": b"x = 1\n", "hw/data/t.csv": b"1", "a.txt": b""}))

    assert list(archive.entries()) == [Entry("a.txt", Kind.FILE), Entry("hw", Kind.FOLDER)]
    assert list(walk(archive)) == ["a.txt", "hw/data/t.csv", "hw/net.py"]
    assert read(archive, "hw/net.py") == b"x = 1\n"
    assert list(archive.entries("nowhere")) == []


def test_an_archive_on_disk_is_read_entry_by_entry(archive):
    path = archive({"net.py": b"x = 1\n", "large.bin": os.urandom(3 * MIB)})

    tree = open_archive(path)

    assert read(tree, "net.py") == b"x = 1\n"
    assert len(read(tree, "large.bin")) == 3 * MIB


def test_an_entry_that_is_not_compressed_is_read():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as file:
        file.writestr("net.py", b"x = 1\n")

    assert read(open_archive(buffer.getvalue()), "net.py") == b"x = 1\n"


def test_an_entry_that_was_written_as_a_stream_is_read():
    class Pipe(io.BytesIO):
        def seekable(self):
            return False

        def seek(self, *where):
            raise io.UnsupportedOperation

        def tell(self):
            raise io.UnsupportedOperation

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("net.py", b"x = 1\n")

    assert read(open_archive(pipe.getvalue()), "net.py") == b"x = 1\n"


@given(st.data())
@settings(deadline=None, max_examples=200)
def test_a_damaged_archive_is_read_or_told_and_raises_nothing_else(zipped, data):
    whole = bytearray(zipped({"net.py": b"x = 1\n" * 200, "a/b.py": bytes(range(50)), "c": b"c"}))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))

    try:
        archive = open_archive(bytes(whole))
    except CollectError:
        return
    for name in archive.members:
        with contextlib.suppress(CollectError):
            assert len(read(archive, name)) == archive.member(name).size


def test_what_programs_leave_in_archives_is_not_listed(zipped):
    files = {"__MACOSX/._net.py": b"", ".DS_Store": b"", "hw/.ipynb_checkpoints/net.py": b""}

    assert list(walk(open_archive(zipped({"net.py": b"", **files})))) == ["net.py"]


@pytest.mark.parametrize("mode", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFSOCK])
def test_d2_a_link_or_a_device_in_an_archive_is_told_when_it_is_asked_for(mode):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        link = zipfile.ZipInfo("net.py")
        link.create_system = 3
        link.external_attr = (mode | 0o777) << 16
        file.writestr(link, b"/etc/passwd")

    assert problem(buffer.getvalue()) == "`net.py` is a link or a device, not a file."


def test_d7_an_entry_that_unpacks_to_far_more_than_its_size_is_stopped(zipped):
    data = zipped({"net.py": bytes(15 * MIB)})

    assert problem(data) == "`net.py` unpacks to over 500 times its size."


def test_a_file_of_a_megabyte_may_be_packed_as_well_as_it_can_be(zipped):
    assert read(open_archive(zipped({"net.py": bytes(MIB)})), "net.py") == bytes(MIB)


def test_d7_more_bytes_than_a_file_may_have_are_counted_not_believed(zipped):
    noise = os.urandom(MIB)
    data = zipped({"net.py": noise * 17})

    assert problem(data) == "`net.py` is larger than 16 MiB."


@pytest.mark.parametrize("claim", [0, 5, 1 << 31])
def test_d7_an_entry_of_another_size_than_its_list_says_is_damaged(zipped, claim):
    data = patched(zipped({"net.py": b"x = 1\n"}), b"net.py", 24, claim, size=4)

    assert problem(data) == "`net.py` is damaged in its archive."


def test_d7_more_entries_than_anyones_homework_has_are_refused(zipped):
    with pytest.raises(CollectError, match="more than 20000 entries"):
        open_archive(zipped({f"{number}": b"" for number in range(20_001)}))


def test_d8_an_encrypted_entry_is_told_and_the_others_are_read(zipped):
    data = patched(zipped({"net.py": b"x", "loss.py": b"y"}), b"net.py", 8, 1)

    assert problem(data) == "`net.py` is encrypted."
    assert read(open_archive(data), "loss.py") == b"y"


def test_d8_a_packing_that_is_not_read_is_told(zipped):
    data = patched(zipped({"net.py": b"x"}), b"net.py", 10, 14)

    assert problem(data) == "`net.py` is packed in a way that is not read."


def test_d8_of_two_entries_with_one_name_none_is_guessed(zipped):
    data = zipped({"net.py": b"good", "bad.py": b"evil"}).replace(b"bad.py", b"net.py")

    assert problem(data) == "`net.py` is in the archive more than once."


def test_d8_a_name_that_is_a_file_and_a_folder_is_told(zipped):
    archive = open_archive(zipped({"net.py": b"x", "net.py/x.txt": b"y"}))

    assert list(archive.entries()) == [Entry("net.py", Kind.FOLDER)]
    assert archive.members["net.py"].problem == "is in the archive more than once"


def test_d8_entries_that_share_their_bytes_are_not_read(zipped):
    data = patched(zipped({"a.py": b"x" * 90, "b.py": b"y"}), b"b.py", 42, 0, size=4)

    assert problem(data, "a.py") == "`a.py` shares its bytes with another entry of the archive."
    assert problem(data, "b.py") == "`b.py` shares its bytes with another entry of the archive."


def test_d8_an_entry_that_reaches_into_the_list_is_told(zipped):
    data = patched(zipped({"net.py": b"x" * 90}), b"net.py", 20, 1 << 30, size=4)

    assert problem(data) == "`net.py` reaches beyond the archive's contents."


def test_d8_bytes_that_were_changed_are_told(zipped):
    data = bytearray(zipped({"net.py": os.urandom(100)}))
    data[60] ^= 1

    assert problem(bytes(data)) == "`net.py` is damaged in its archive."


def test_d8_a_place_without_an_entry_is_damaged(zipped):
    data = zipped({"net.py": b"x = 1\n"}).replace(b"PK\3\4", b"PK\3\5", 1)

    assert problem(data) == "`net.py` is damaged in its archive."


def test_d8_an_entry_that_ends_before_it_is_complete_is_damaged(zipped):
    whole = zipped({"net.py": os.urandom(100)})
    packed = struct.unpack_from("<I", whole, whole.rindex(b"net.py") - 26)[0]

    assert problem(patched(whole, b"net.py", 20, packed - 8, size=4)) == (
        "`net.py` is damaged in its archive."
    )


def test_d1_entries_that_were_left_out_are_told(zipped):
    archive = open_archive(zipped({"../../net.py": b"x", "loss.py": b"y"}))

    assert archive.refused == ("../../net.py: a name that leads out of the archive",)
    assert list(walk(archive)) == ["loss.py"]


@pytest.mark.parametrize("data", [b"", b"PK", b"not a zip" * 1000, bytes(70_000)])
def test_bytes_that_are_no_zip_are_told(data):
    with pytest.raises(CollectError, match="it is not a zip, or it was cut short"):
        open_archive(data)


def test_an_archive_that_is_not_there_is_told(tmp_path):
    with pytest.raises(CollectError, match="it cannot be read"):
        open_archive(tmp_path / "nowhere.zip")


def test_archives_are_known_by_their_names():
    assert [is_archive(name) for name in ("hw.zip", "HW.ZIP", "zip", "hw.rar")] == [
        True,
        True,
        False,
        False,
    ]
    assert [is_other_archive(name) for name in ("hw.tar.gz", "HW.RAR", "hw.zip", "gz.py")] == [
        True,
        True,
        False,
        False,
    ]
