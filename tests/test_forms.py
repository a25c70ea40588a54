"""What is packed in a file comes out in bounds, and what cannot be opened says why."""

import base64
import bz2
import gzip
import io
import json
import lzma
import random
import tarfile
import tracemalloc
import zipfile
import zlib

import numpy as np
import pytest
from nnkit.forms import MOST_BYTES, parts
from nnkit.readings import texts

TEXT = b"the same line again and again\n" * 40


def problems(data, name="a.bin"):
    """Gives where something is wrong, and what."""
    return [f"{each.place}: {each.problem}" for each in parts(name, data) if each.problem]


def zip_of(data=TEXT, name="notes", method=zipfile.ZIP_DEFLATED):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        archive.writestr(name, data)
    return made.getvalue()


def tar_of(*entries):
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        for entry in entries:
            archive.addfile(entry, io.BytesIO(bytes(entry.size)))
    return made.getvalue()


def entry_of(name="notes", **fields):
    entry = tarfile.TarInfo(name)
    for key, value in fields.items():
        setattr(entry, key, value)
    return entry


def npy_of(array):
    made = io.BytesIO()
    np.save(made, array)
    return made.getvalue()


def changed(data, place, to):
    return data[:place] + to + data[place + len(to) :]


# An empty file of the kind, and what it is called.
OTHERS = {
    "a.7z": "a 7-Zip archive",
    "a.rar": "a RAR archive",
    "a.tar.zst": "packed by Zstandard",
    "a.LZ4": "packed by LZ4",
    "a.tar.lz": "packed by lzip",
    "a.Z": "packed by compress",
    "a.br": "packed by Brotli",
    "a.h5": "an HDF5 file",
    "a.parquet": "a Parquet file",
    "a.pdf": "a PDF",
    "a.gpg": "encrypted by GnuPG",
}


@pytest.mark.parametrize("name", OTHERS)
def test_a_file_that_is_called_what_is_not_opened_is_refused(name):
    assert problems(b"", name) == [
        f"{name}: {OTHERS[name]}, which cannot be looked through: "
        "give its files as they are, or in a zip"
    ]


BEGINNINGS = {
    b"7z\xbc\xaf\x27\x1c\0\4": "a 7-Zip archive",
    b"Rar!\x1a\x07\1\0": "a RAR archive",
    b"\x28\xb5\x2f\xfd\4\0": "packed by Zstandard",
    b"\x89HDF\r\n\x1a\n\0": "an HDF5 file",
    b"%PDF-1.7\n": "a PDF",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "a document of an old Office",
}


@pytest.mark.parametrize("data", BEGINNINGS)
@pytest.mark.parametrize("pack", [bytes, zip_of, gzip.compress, base64.b64encode])
def test_what_is_not_opened_is_told_by_its_beginning_wherever_it_lies(data, pack):
    (told,) = problems(pack(data + bytes(40)))

    assert f": {BEGINNINGS[data]}, which cannot be looked through" in told


ENCRYPTED = zip_of()
ENCRYPTED = changed(ENCRYPTED, ENCRYPTED.index(b"PK\1\2") + 8, b"\1")  # the flag of its entry
DAMAGED = {
    "a zip that is cut off": zip_of()[:-8],
    "a zip with other bytes": changed(zip_of(), 40, b"\0\0\0\0"),
    "a zip with a wrong checksum": zip_of(method=zipfile.ZIP_STORED).replace(b"line", b"LINE", 1),
    "a zip by an unknown method": zip_of().replace(b"\x08\0", b"\x62\0"),
    "gzip that is cut off": gzip.compress(TEXT)[:-3],
    "gzip with something after it": gzip.compress(TEXT) + b"more",
    "gzip with a wrong checksum": changed(gzip.compress(TEXT), -8, b"\0\0\0\0"),
    "bzip2 that is cut off": bz2.compress(TEXT)[:-3],
    "bzip2 with something after it": bz2.compress(TEXT) + b"more",
    "xz that is cut off": lzma.compress(TEXT)[:-3],
    "xz with something after it": lzma.compress(TEXT) + b"more",
    "a tar that is cut off": tar_of(entry_of(size=2000))[:1000],
    "a tar with a broken entry": changed(tar_of(entry_of(), entry_of("b")), 600, b"\xff"),
    "a tar with something after it": tar_of(entry_of()) + b"more",
    "an array that is cut off": npy_of(["x" * 99])[:-3],
    "an array whose head is broken": changed(npy_of([1]), 12, b"\xff\xff"),
}


@pytest.mark.parametrize("form", DAMAGED)
def test_what_is_damaged_is_refused(form):
    assert {each.partition(": ")[2] for each in problems(DAMAGED[form])} == {
        "it is damaged, or packed in a way that is not known here, and cannot be looked through: "
        "make it anew, and pack it as a zip if at all"
    }


def test_an_encrypted_member_is_refused_with_its_name():
    assert problems(ENCRYPTED, "a.zip") == [
        "a.zip/notes: it is encrypted and cannot be looked through: pack it without a password"
    ]


@pytest.mark.parametrize("array", [[None], np.array([(1, "x")], "i4,O")])
def test_an_array_of_objects_is_refused(array):
    data = npy_of(np.array(array))

    assert problems(zip_of(data, "b.npy"), "a.npz") == [
        "a.npz/b.npy: an array of Python objects, which only pickle opens: "
        "save it as numbers or as texts"
    ]


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE])
def test_a_link_or_a_device_in_a_tar_is_refused(kind):
    data = tar_of(entry_of(type=kind, linkname="../b"))

    assert problems(data, "a.tar") == [
        "a.tar/notes: a link or a device, which may lead anywhere: put the file itself in its place"
    ]


def test_what_is_packed_too_deep_is_refused():
    data = TEXT
    for _ in range(9):
        data = gzip.compress(data)

    assert [each.partition(": ")[2] for each in problems(data)] == [
        "it is packed too deep to be looked through: pack its files once"
    ]


def bomb(packer):
    """Gives a packed file of zeros, a little more than may come out."""
    pieces = [packer.compress(bytes(1 << 20)) for _ in range((MOST_BYTES >> 20) + 1)]
    return b"".join([*pieces, packer.flush()])


BOMBS = {
    "gzip": lambda: bomb(zlib.compressobj(wbits=31)),
    "bzip2": lambda: bomb(bz2.BZ2Compressor()),
    "xz": lambda: bomb(lzma.LZMACompressor()),
    "a zip": lambda: zip_of(bytes(MOST_BYTES + 2000)),
    "a sparse tar": lambda: sparse(1 << 40),
}


def sparse(size):
    """Gives a tar of one entry that claims to be a hole of that size (pax, format 0.1)."""
    made = io.BytesIO()
    entry = entry_of(pax_headers={"GNU.sparse.map": f"{size},0", "GNU.sparse.size": str(size)})
    with tarfile.open(fileobj=made, mode="w", format=tarfile.PAX_FORMAT) as archive:
        archive.addfile(entry)
    return made.getvalue()


@pytest.mark.parametrize("form", BOMBS)
def test_a_bomb_is_refused_and_fills_no_memory(form):
    data = BOMBS[form]()
    tracemalloc.start()

    told = problems(data, "a")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert [each.partition(": ")[2] for each in told] == [
        f"it unpacks to more than {MOST_BYTES >> 20} MiB: leave out what nobody needs"
    ]
    assert peak < 3 * MOST_BYTES


def test_many_parts_share_one_bound():
    half = zip_of(bytes(MOST_BYTES // 2))
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in "abc":
            archive.writestr(name, half)

    assert [each.partition(": ")[0] for each in problems(made.getvalue(), "a.zip")] == [
        "a.zip/b/notes", "a.zip/c/notes",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "array",
    [[], 1.5, np.zeros((0, 3)), np.array([], "U3"), np.array("x"), np.zeros(2, "i4,(2,)f8"),
     np.array([["a", "b"]]), np.array(["2026-01-01"], "M8[D]")],
)  # fmt: skip
def test_an_array_of_any_shape_is_opened(array):
    assert problems(npy_of(array)) == []


@pytest.mark.parametrize(
    "data",
    [b"", b"BZh9 is no bzip2", b"PK", b"]\0\0 and so on", b"[1, 2", b"{", bytes(2000),
     b"a" * 64, b"at its end PK\5\6" + bytes([9]) * 18, json.dumps([1, None, {}]).encode()],
)  # fmt: skip
def test_what_only_looks_like_a_form_passes(data):
    assert problems(data) == []


@pytest.mark.parametrize("form", ["zip", "tar", "gz", "npy", "xz"])
def test_whatever_is_broken_never_ends_in_an_error(form):
    random.seed(form)
    whole = {
        "zip": zip_of(), "tar": tar_of(entry_of(size=700)), "gz": gzip.compress(TEXT),
        "npy": npy_of(["a", "bc"]), "xz": lzma.compress(TEXT),
    }[form]  # fmt: skip

    for _ in range(300):
        data = bytearray(whole)
        for _ in range(random.randint(1, 4)):
            data[random.randrange(len(data))] = random.randrange(256)
        found = list(parts("a", bytes(data)))
        assert found[-1].data == data


def test_a_text_is_read_once_if_it_has_one_reading():
    assert list(texts(b"x = a < b and c > d\n")) == ["x = a < b and c > d\n"]
