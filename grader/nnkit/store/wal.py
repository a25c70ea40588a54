"""The write-ahead log of SQLite, read without SQLite, which silently ends at the first frame that
is not whole: with that frame go all results after it, though they were told.

The last transaction may be torn: a power cut does that, and it was not told. Each one before it was
on the disk when the next began, so a broken frame with two commits after it is damage. The head was
on the disk before the first of them. Format: sqlite.org/fileformat2.html, section 4.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_HEAD = struct.Struct(">8I")  # magic, version, page size, sequence, two salts, two checksums
_FRAME = struct.Struct(">6I")  # page, size after a commit or 0, two salts, two checksums
_LOOKS = 3
_MAGIC = (0x377F0682, 0x377F0683)  # the second: checksums over big-endian words


@dataclass(frozen=True)
class Frame:
    """One page in the log: its number, where its bytes begin, whether a transaction ends here."""

    page: int
    at: int
    is_commit: bool
    is_whole: bool


def log_path(database: Path) -> Path:
    """Gives where the log of a database lies."""
    return database.with_name(database.name + "-wal")


def is_damaged(database: Path) -> bool:
    """Whether frames of a finished transaction are broken. What another program writes while it is
    read looks so, too, but not twice."""
    return all(_is_suspect(log_path(database)) for _ in range(_LOOKS))


def _is_suspect(path: Path) -> bool:
    try:
        data = path.read_bytes()
        frames = list(read_frames(data))
        broken = next((n for n, frame in enumerate(frames) if not frame.is_whole), len(frames))
        commits = sum(frame.is_commit for frame in frames[broken:])
        head = data[: _HEAD.size]
        with path.open("rb") as file:  # one that was begun anew meanwhile says nothing
            is_same = file.read(_HEAD.size) == head
    except FileNotFoundError:  # there is none, or whoever wrote has closed it
        return False
    return is_same and (commits > 1 or not _is_head_whole(head))


def _is_head_whole(head: bytes) -> bool:
    """Whether a log's head is what was written, or was never written."""
    if len(head) < _HEAD.size or not any(head):
        return True
    magic, *_, first, second = _HEAD.unpack(head)
    order = ">" if magic & 1 else "<"
    return magic in _MAGIC and _checksum(head[:24], order, (0, 0)) == (first, second)


def _begins_with(path: Path, head: bytes) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(head)) == head
    except FileNotFoundError:  # whoever wrote has closed it
        return False


def page_size(log: bytes) -> int | None:
    """Gives the size of the database's pages, if the log's head says any."""
    if len(log) < _HEAD.size:
        return None
    magic, _, size, *_ = _HEAD.unpack_from(log)
    is_size = 512 <= size <= 65536 and size & (size - 1) == 0
    return size if magic in _MAGIC and is_size else None


def read_frames(log: bytes) -> Iterator[Frame]:
    """Gives the frames since the log was last begun anew, broken ones among them."""
    size = page_size(log)
    if size is None:
        return
    magic, _, _, _, *salts, first, second = _HEAD.unpack_from(log)
    order = ">" if magic & 1 else "<"
    sums = (first, second)
    for start in range(_HEAD.size, len(log) - _FRAME.size - size + 1, _FRAME.size + size):
        page, commit, *rest = _FRAME.unpack_from(log, start)
        if rest[:2] != salts:
            return
        at = start + _FRAME.size
        sums = _checksum(log[start : start + 8] + log[at : at + size], order, sums)
        is_whole = sums == (rest[2], rest[3])
        sums = (rest[2], rest[3])  # so that the next one is judged by itself
        yield Frame(page, at, commit > 0, is_whole)


def _checksum(data: bytes, order: str, sums: tuple[int, int]) -> tuple[int, int]:
    first, second = sums
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for one, two in zip(words[::2], words[1::2], strict=True):
        first = (first + one + second) & 0xFFFFFFFF
        second = (second + two + first) & 0xFFFFFFFF
    return first, second
