"""The rows of a database of SQLite whose pages are damaged, read without SQLite.

Leaf pages of tables hold the rows, those of indexes a copy of some columns; the inner pages that
lead to them are not needed. A cell that does not read as a row is left out. Whether a row is what
was written is for its digest to say. Format: sqlite.org/fileformat2.html, sections 1.3 (pages),
1.6 (cells), 2.1 (records).
"""

import itertools
import mmap
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nnkit.store.wal import log_path, page_size, read_frames

_TABLE, _INDEX = 0x0D, 0x0A  # kinds of leaf pages
_USUAL = 4096  # bytes a page, where the file's head does not say
_REAL = 7  # the type of a float
_SIZES = (0, 1, 2, 3, 4, 6, 8, 8, 0, 0)  # bytes of a value, by type

Row = tuple[int | None, list[Any]]  # the number of a table's row, and the values


@dataclass(frozen=True)
class Cell:
    """Where a row lies: the number of its page, and its first byte there."""

    page: int
    at: int


class Image:
    """The pages as they are after the last transaction: those of the file, those of the log."""

    def __init__(self, database: Path) -> None:
        path = log_path(database)
        self._file = _mapped(database)
        self._log = path.read_bytes() if path.exists() else b""
        self._size = page_size(self._log) or _size(self._file[:100])
        frames = list(read_frames(self._log))
        last = max((n for n, frame in enumerate(frames) if frame.is_commit), default=-1)
        self._logged = {frame.page: frame.at for frame in frames[: last + 1]}
        reserved = self._file[20] if len(self._file) > 20 and self._file[20] <= 32 else 0
        self._usable = self._size - reserved

    def cells(self) -> Iterator[Cell]:
        """Gives where rows seem to be, of whatever table, in the order of the pages."""
        in_file = range(1, len(self._file) // self._size + 1)
        added = sorted(number for number in self._logged if number not in in_file)
        for number in itertools.chain(in_file, added):  # a damaged number may be any
            page = self._page(number)
            start = 100 if number == 1 else 0
            if len(page) == self._size and page[start] in (_TABLE, _INDEX):
                (cells,) = struct.unpack_from(">H", page, start + 3)
                head = page[start + 8 : start + 8 + 2 * cells]
                for (at,) in struct.iter_unpack(">H", head[: len(head) // 2 * 2]):
                    yield Cell(number, at)

    def read(self, cell: Cell) -> Row | None:
        """Gives the row there, if it reads as one."""
        try:
            return self._row(self._page(cell.page), cell)
        except (struct.error, IndexError, ValueError):
            return None

    def _page(self, number: int) -> bytes:
        if number in self._logged:
            at = self._logged[number]
            return self._log[at : at + self._size]
        return self._file[(number - 1) * self._size : number * self._size]

    def _row(self, page: bytes, cell: Cell) -> Row:
        length, at = _varint(page, cell.at)
        if page[100 if cell.page == 1 else 0] == _INDEX:
            return None, _record(page[at : at + length])  # a long one has no use here
        rowid, at = _varint(page, at)
        if length > len(self._file) + len(self._log):
            raise ValueError
        most, least = self._usable - 35, (self._usable - 12) * 32 // 255 - 23
        if length <= most:
            return rowid, _record(page[at : at + length])
        local = least + (length - least) % (self._usable - 4)
        local = local if local <= most else least
        (following,) = struct.unpack_from(">I", page, at + local)
        return rowid, _record(page[at : at + local] + self._overflow(following, length - local))

    def _overflow(self, number: int, length: int) -> bytes:
        pieces, missing = [], length
        while missing > 0:
            page = self._page(number) if number else b""
            (number,) = struct.unpack_from(">I", page)
            pieces.append(page[4 : self._usable])
            missing -= self._usable - 4
        return b"".join(pieces)[:length]


def _mapped(path: Path) -> mmap.mmap | bytes:
    """Gives a file's bytes without holding them all; of an empty one there is no map."""
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if path.stat().st_size else b""


def _size(head: bytes) -> int:
    (size,) = struct.unpack_from(">H", head.ljust(18, b"\0"), 16)
    size = 65536 if size == 1 else size
    return size if size >= 512 and size & (size - 1) == 0 else _USUAL


def _record(data: bytes) -> list[Any]:
    """Reads the values of a row; ValueError or IndexError when it is none."""
    head, at = _varint(data, 0)
    kinds = []
    while at < head:
        kind, at = _varint(data, at)
        kinds.append(kind)
    values = []
    for kind in kinds:
        size = (kind - 12) // 2 if kind >= 12 else _SIZES[kind]
        values.append(_value(kind, data[at : at + size], size))
        at += size
    if at != len(data):
        raise ValueError
    return values


def _value(kind: int, data: bytes, size: int) -> Any:
    if len(data) != size:
        raise ValueError
    if kind == 0:
        return None
    if kind == _REAL:
        return struct.unpack(">d", data)[0]
    if kind <= 6:
        return int.from_bytes(data, "big", signed=True)
    if kind < 10:
        return kind - 8  # 0 and 1 take no bytes
    return data.decode() if kind % 2 else data


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for n in range(8):
        byte = data[at + n]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + n + 1
    return value << 8 | data[at + 8], at + 9
