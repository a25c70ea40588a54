"""The list of contents of a zip, read one entry after another and believed in nothing.

Theory of operation. A zip ends with a record that says where its list of contents lies (APPNOTE
6.3.10, sections 4.3.12 to 4.3.16; zip64 where numbers are large). Each entry of the list is judged
by itself before anything is opened: a name that leads elsewhere is refused with a reason; a link,
an encrypted entry or an unknown method stays in the list with its problem, so that whoever asks
for it hears why. Nothing is kept here, so that the archive of a whole class needs no memory.
"""

import re
import stat
import struct
from collections.abc import Iterable, Iterator
from typing import BinaryIO, NamedTuple, TypeVar

from nnkit.errors import CollectError

STORED, DEFLATED = 0, 8
MOST_LEVELS = 24  # of folders in an entry's name
MOST_NAME_BYTES = 1000
LOCAL_BYTES = 30  # of the header before an entry's bytes, without its name

_ENTRY = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_END_64 = struct.Struct("<4sQ2H2I4Q")
_LOCATOR = struct.Struct("<4sIQI")
_MOST_COMMENT = 0xFFFF
_ALL_16, _ALL_32 = 0xFFFF, 0xFFFFFFFF  # look in the zip64 record
_MOST_SIZE = 1 << 62  # a claim that no cap lets pass, and that still is a number for SQLite
_ENCRYPTED = 0x0001 | 0x0040 | 0x2000
_DAMAGED = "the archive is damaged or was cut short"
_Key = TypeVar("_Key")


class Member(NamedTuple):
    """Where the bytes of an entry lie; `problem` says why they are not read."""

    offset: int
    compressed: int
    size: int
    crc: int
    method: int
    problem: str = ""


class Listed(NamedTuple):
    """An entry of the list: `name` is clean, and empty where `refused` says why it is left out."""

    name: str
    is_folder: bool
    member: Member
    end: int  # where its bytes end at the earliest
    refused: str = ""


def read_directory(file: BinaryIO, most: int) -> Iterator[Listed]:
    """Gives the entries of a zip in the order of its list; CollectError when it is none, when it is
    damaged, or when there are more than `most`."""
    start, size, base = _find(file)
    file.seek(start)
    left, number = size, 0
    while left > 0:
        number += 1
        if number > most:
            raise CollectError(f"the archive has more than {most} entries")
        head = _ENTRY.unpack(_exactly(file, _ENTRY.size))
        if head[0] != b"PK\1\2":
            raise CollectError(_DAMAGED)
        lengths = head[10:13]  # of the name, the extra fields, the comment
        raw, extra, _ = (_exactly(file, length) for length in lengths)
        left -= _ENTRY.size + sum(lengths)
        yield _listed(head, raw, extra, base, start)


def overlapping(spans: Iterable[tuple[_Key, int, int]]) -> Iterator[_Key]:
    """Gives the keys of spans (key, start, end), sorted by start, that share bytes with another."""
    last: _Key | None = None
    reached = -1
    for key, start, end in spans:
        if start < reached and last is not None:
            yield last
            yield key
        if end > reached:
            last, reached = key, end


def _find(file: BinaryIO) -> tuple[int, int, int]:
    """Gives where the list of contents begins, its size, and what comes before the archive."""
    total = file.seek(0, 2)
    tail_at = max(0, total - _END.size - _MOST_COMMENT)
    file.seek(tail_at)
    tail = file.read(_END.size + _MOST_COMMENT)
    at = tail.rfind(b"PK\5\6")
    if at < 0 or len(tail) - at < _END.size:
        raise CollectError("it is not a zip, or it was cut short")
    *_, disk, first, _, count, size, offset, _ = _END.unpack_from(tail, at)
    end = tail_at + at
    if _ALL_16 in (disk, first, count) or _ALL_32 in (size, offset):
        end, size, offset = _find_64(file, end)
    elif disk or first:
        raise CollectError("it is one part of several; put them together first")
    base = end - size - offset
    if base < 0:
        raise CollectError(_DAMAGED)
    return end - size, size, base


def _find_64(file: BinaryIO, end: int) -> tuple[int, int, int]:
    if end < _LOCATOR.size:
        raise CollectError(_DAMAGED)
    file.seek(end - _LOCATOR.size)
    mark, _, offset, _ = _LOCATOR.unpack(_exactly(file, _LOCATOR.size))
    if mark != b"PK\6\7" or offset > end - _END_64.size:
        raise CollectError(_DAMAGED)
    file.seek(offset)
    record = _END_64.unpack(_exactly(file, _END_64.size))
    if record[0] != b"PK\6\6":
        raise CollectError(_DAMAGED)
    return offset, record[-2], record[-1]


def _listed(head: tuple[int, ...], raw: bytes, extra: bytes, base: int, start: int) -> Listed:
    _, _, _, flags, method, _, _, crc, compressed, size, *_, attributes, offset = head
    size, compressed, offset = _sizes(extra, size, compressed, offset)
    end = base + offset + LOCAL_BYTES + len(raw) + compressed
    problem = _problem(flags, method, attributes >> 16)
    member = Member(base + offset, compressed, min(size, _MOST_SIZE), crc, method, problem)
    if end > start:
        end = base
        member = Member(base, 0, 0, 0, STORED, "reaches beyond the archive's contents")
    shown = _decode(raw)
    is_folder = shown.endswith("/")
    try:
        return Listed(_path(shown, raw), is_folder, member, end)
    except CollectError as error:
        return Listed("", is_folder, member, end, f"{shown}: {error}")


def _sizes(extra: bytes, *values: int) -> list[int]:
    """Takes from the zip64 field, in its order, those of size, compressed size and offset that are
    too large for their own place."""
    wide = iter(_field(extra, 1))
    found = []
    for value in values:
        found.append(next(wide, value) if value == _ALL_32 else value)
    return found


def _field(extra: bytes, wanted: int) -> tuple[int, ...]:
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, at)
        data = extra[at + 4 : at + 4 + length]
        if kind == wanted:
            return struct.unpack_from(f"<{len(data) // 8}Q", data)
        at += 4 + length
    return ()


def _problem(flags: int, method: int, mode: int) -> str:
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG, stat.S_IFDIR):
        return "is a link or a device, not a file"
    if flags & _ENCRYPTED:
        return "is encrypted"
    if method not in (STORED, DEFLATED):
        return "is packed in a way that is not read"
    return ""


def _decode(raw: bytes) -> str:
    """Reads a name as UTF-8, whatever the flag says; else as what the format's first name list is,
    which takes every byte."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp437")


def _path(name: str, raw: bytes) -> str:
    """Gives the name of an entry below the archive; CollectError where it is no such name."""
    parts = [part for part in name.split("/") if part not in ("", ".")]
    if "\\" in name:
        raise CollectError("a name with backslashes")
    if name.startswith("/") or re.match("[A-Za-z]:", name):
        raise CollectError("a name from the root of a disk")
    if ".." in parts:
        raise CollectError("a name that leads out of the archive")
    if "\0" in name or not parts:
        raise CollectError("not a name")
    if len(raw) > MOST_NAME_BYTES or len(parts) > MOST_LEVELS:
        raise CollectError("a name that is too long, or in too many folders")
    return "/".join(parts)


def _exactly(file: BinaryIO, size: int) -> bytes:
    data = file.read(size)
    if len(data) < size:
        raise CollectError(_DAMAGED)
    return data
