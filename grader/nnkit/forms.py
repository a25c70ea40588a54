"""What is packed in a file: zips, tars, gzip, bzip2, xz, arrays of texts, JSON and base64.

However deep, and in memory: nothing is unpacked to disk, run or unpickled. What cannot be opened
comes out as a part that says why, never in silence. Bytes are counted while they come out; what a
file says of its sizes is a claim. A picture, a sound or a film is a part as it is.
"""

import binascii
import bz2
import io
import json
import lzma
import math
import re
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath
from typing import IO, Any

import numpy as np
import numpy.lib.format as npy

MOST_BYTES = 64 << 20  # that one file may unpack to, all its parts together
_MOST_MEMORY = 256 << 20  # that xz may ask for by its header
_MOST_JSON = 16 << 20  # a larger one is read as text alone: its values may take 20 times as much
_DEEPEST = 8
_SHORTEST = 24  # characters of a string of JSON; a shorter one is read in the whole text alone

_CLOSED = "{}, which cannot be looked through: give its files as they are, or in a zip"
_DAMAGED = (
    "it is damaged, or packed in a way that is not known here, and cannot be looked through: "
    "make it anew, and pack it as a zip if at all"
)
_ENCRYPTED = "it is encrypted and cannot be looked through: pack it without a password"
_LINK = "a link or a device, which may lead anywhere: put the file itself in its place"
_OBJECTS = "an array of Python objects, which only pickle opens: save it as numbers or as texts"
_TOO_DEEP = "it is packed too deep to be looked through: pack its files once"
_TOO_LARGE = f"it unpacks to more than {MOST_BYTES >> 20} MiB: leave out what nobody needs"

# What is not opened, how it begins, and how it is called.
_OTHERS = (
    ("a 7-Zip archive", b"7z\xbc\xaf\x27\x1c", ".7z"),
    ("a RAR archive", b"Rar!\x1a\x07", ".rar"),
    ("packed by Zstandard", b"\x28\xb5\x2f\xfd", ".zst"),
    ("packed by LZ4", b"\x04\x22\x4d\x18", ".lz4"),
    ("packed by lzip", b"LZIP\x01", ".lz"),
    ("packed by compress", b"\x1f\x9d\x90", ".z"),
    ("packed by Brotli", None, ".br"),
    ("packed by Snappy", b"\xff\x06\x00\x00sNaPpY", ".sz"),
    ("a cabinet of Windows", b"MSCF\x00\x00\x00\x00", ".cab"),
    ("an HDF5 file", b"\x89HDF\r\n\x1a\n", ".h5"),
    ("a Parquet file", b"PAR1\x15", ".parquet"),
    ("a PDF", b"%PDF-", ".pdf"),
    ("a document of an old Office", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".doc"),
    ("encrypted by OpenSSL", b"Salted__", ".enc"),
    ("encrypted by age", b"age-encryption.org/", ".age"),
    ("encrypted by GnuPG", b"-----BEGIN PGP MESSAGE-----", ".gpg"),
)
_STREAMS: tuple[tuple[re.Pattern[bytes], Callable[[], Any]], ...] = (
    (re.compile(rb"\x1f\x8b\x08"), partial(zlib.decompressobj, 16 + zlib.MAX_WBITS)),
    (re.compile(rb"BZh[1-9](1AY&SY|\x17rE8P\x90)"), bz2.BZ2Decompressor),
    (
        re.compile(rb"\xfd7zXZ\x00|\]\x00\x00..\xff{8}", re.DOTALL),
        partial(lzma.LZMADecompressor, memlimit=_MOST_MEMORY),
    ),
)
_ZIP = re.compile(rb"PK(\x03\x04|\x05\x06|\x07\x08)")
_BASE64 = re.compile(rb"[A-Za-z0-9+/]{32,}(?:\s{1,8}[A-Za-z0-9+/]+)*")
_BEFORE_JSON = b" \t\r\n\0\xef\xbb\xbf\xff\xfe"  # blanks, marks of an encoding, UTF-16
_Load = Callable[[int], bytes]  # gives the bytes, or more than that many if there are more
_Packed = Iterator[tuple[str, _Load]]
_Array = np.ndarray[Any, np.dtype[Any]]


@dataclass(frozen=True)
class Part:
    """A file or what is packed in one: where, its bytes, and why it cannot be looked through."""

    place: str
    data: bytes = b""
    problem: str | None = None


class _Closed(Exception):
    """It cannot be looked through; the text says why, and what to do."""


class _Room:
    """How much may still come out of a file."""

    def __init__(self, left: int) -> None:
        self._left = left

    def take(self, load: _Load) -> bytes:
        """Gives what comes out, unless it is too much."""
        data = load(self._left)
        if len(data) > self._left:
            raise _Closed(_TOO_LARGE)
        self._left -= len(data)
        return data


def parts(name: str, data: bytes) -> Iterator[Part]:
    """Gives all that is packed in a file, the innermost first, and then the file itself."""
    yield from _walk(name, lambda _: data, _Room(MOST_BYTES + len(data)), 0)


def _walk(place: str, load: _Load, room: _Room, depth: int) -> Iterator[Part]:
    data = b""
    try:
        data = room.take(load)
        for inside, inner in _packed_in(place, data):
            if depth == _DEEPEST:
                raise _Closed(_TOO_DEEP)
            yield from _walk(inside, inner, room, depth + 1)
    except _Closed as closed:
        yield Part(place, problem=str(closed))
    except Exception:  # numpy's, zipfile's and tarfile's readers raise a dozen kinds
        yield Part(place, problem=_DAMAGED)
    yield Part(place, data)


def _packed_in(place: str, data: bytes) -> _Packed:
    for what, magic, suffix in _OTHERS:
        if place.lower().endswith(suffix) or (magic and data.startswith(magic)):
            raise _Closed(_CLOSED.format(what))
    for opener in (_in_zip, _in_tar, _in_stream, _in_array, _in_text):
        yield from opener(place, data)


def _in_zip(place: str, data: bytes) -> _Packed:
    if not (_ZIP.match(data) or _ends_as_zip(data)):
        return
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for entry in archive.infolist():
            inside = f"{place}/{entry.filename}"
            if stat.S_IFMT(entry.external_attr >> 16) not in (0, stat.S_IFREG, stat.S_IFDIR):
                yield inside, partial(_refuse, _LINK)
            elif entry.flag_bits & 1:
                yield inside, partial(_refuse, _ENCRYPTED)
            else:
                yield inside, partial(_read, partial(archive.open, entry))


def _ends_as_zip(data: bytes) -> bool:
    """Whether something else stands before a zip; chance alone may look like the end of one."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return False
    try:
        return bool(zipfile.ZipFile(io.BytesIO(data)).filelist)
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return False


def _in_tar(place: str, data: bytes) -> _Packed:
    if not _begins_as_tar(place, data):
        return
    with tarfile.open(fileobj=io.BytesIO(data), mode="r:") as archive:
        for entry in archive:
            inside = f"{place}/{entry.name}"
            if entry.isfile():
                yield inside, partial(_read, partial(archive.extractfile, entry))
            else:
                yield inside, _nothing if entry.isdir() else partial(_refuse, _LINK)
        if data[archive.offset :].strip(b"\0"):  # tarfile takes a damaged header for the end
            raise _Closed(_DAMAGED)


def _begins_as_tar(place: str, data: bytes) -> bool:
    if place.lower().endswith(".tar") or data[257:262] == b"ustar":
        return True
    try:
        tarfile.TarInfo.frombuf(data[:512], "utf-8", "surrogateescape")
    except tarfile.HeaderError:
        return False
    return True


def _read(opening: Callable[[], IO[bytes] | None], most: int) -> bytes:
    file = opening()
    return file.read(most + 1) if file else b""


def _nothing(most: int) -> bytes:
    return b""


def _refuse(why: str, most: int) -> bytes:
    raise _Closed(why)


def _in_stream(place: str, data: bytes) -> _Packed:
    for magic, make in _STREAMS:
        if magic.match(data):
            yield f"{place}/{PurePosixPath(place).stem}", partial(_unpacked, make, data)


def _unpacked(make: Callable[[], Any], data: bytes, most: int) -> bytes:
    """Gives what one stream after another unpacks to."""
    pieces: list[bytes] = []
    left = most
    while data and left >= 0:
        stream = make()
        pieces.append(stream.decompress(data, left + 1))
        left -= len(pieces[-1])
        if left >= 0 and not stream.eof:
            raise EOFError
        data = stream.unused_data.lstrip(b"\0")
    return b"".join(pieces)


def _in_array(place: str, data: bytes) -> _Packed:
    if not data.startswith(npy.MAGIC_PREFIX):
        return
    file = io.BytesIO(data)
    is_first = npy.read_magic(file) == (1, 0)
    read = npy.read_array_header_1_0 if is_first else npy.read_array_header_2_0
    shape, _, dtype = read(file)
    if dtype.hasobject:
        raise _Closed(_OBJECTS)
    count = math.prod(shape)
    for each in _text_fields(np.frombuffer(data, dtype, count, file.tell())) if count else ():
        yield place, partial(_lines, each)


def _text_fields(array: _Array) -> Iterator[_Array]:
    for name in array.dtype.names or ():
        yield from _text_fields(array[name])
    if array.dtype.kind in "SU":
        yield array.ravel()


def _lines(array: _Array, most: int) -> bytes:
    """Gives texts as lines; an array of single letters never becomes a list of Python's."""
    is_bytes = array.dtype.kind == "S"
    codes = array.astype(array.dtype.newbyteorder("<")).view("u1" if is_bytes else "<u4")
    rows = codes.reshape(len(array), -1)
    raw = np.insert(rows, rows.shape[1], ord("\n"), axis=1).tobytes()
    if is_bytes:
        return raw.replace(b"\0", b"")
    return raw.decode("utf-32-le", "replace").replace("\0", "").encode("utf-8", "replace")


def _in_text(place: str, data: bytes) -> _Packed:
    value = _json(data)
    if value is not None:
        yield from _strings(place, value)
        return
    for found in _BASE64.finditer(data):
        yield f"{place}[base64]", partial(_from_base64, found[0])


def _json(data: bytes) -> object:
    if len(data) > _MOST_JSON or data[:64].lstrip(_BEFORE_JSON)[:1] not in (b"{", b"["):
        return None
    try:
        return json.loads(data)
    except ValueError:
        return None  # it is read as a text


def _strings(place: str, value: object) -> _Packed:
    """Gives the strings of a value, a list of lines as one."""
    if isinstance(value, list) and value and all(isinstance(each, str) for each in value):
        value = "".join(value)
    if isinstance(value, str) and len(value) >= _SHORTEST:
        yield place, partial(_encoded, value)
    elif isinstance(value, list | dict):
        for key, each in value.items() if isinstance(value, dict) else enumerate(value):
            key = str(key).replace("/", ".")  # a key is no folder: no name is looked for in it
            yield from _strings(f"{place}[{key}]", each)


def _encoded(text: str, most: int) -> bytes:
    return text.encode("utf-8", "replace")


def _from_base64(data: bytes, most: int) -> bytes:
    letters = b"".join(data.split())
    return binascii.a2b_base64(letters[: len(letters) - (len(letters) % 4 == 1)] + b"==")
