"""Zips as trees: read in memory, member by member; nothing is ever unpacked to disk.

What the list of contents says of sizes is a claim. Bytes are counted while they come out, held
against the claim, the caps and the ratio, and their checksum is compared at the end.
"""

import contextlib
import io
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

from nnkit.collect.directory import (
    DEFLATED,
    LOCAL_BYTES,
    Listed,
    Member,
    overlapping,
    read_directory,
)
from nnkit.collect.trees import Entry, base_name, folders_of, is_left_over
from nnkit.errors import CollectError

MOST_ENTRIES = 20_000  # of one student's archive
MOST_ARCHIVE_BYTES = 64 << 20  # of an archive in an archive or among a student's files
MOST_RATIO = 500  # bytes that may come out of one that is packed...
FREE_BYTES = 1 << 20  # ...once so many have come out
SUFFIXES = (".zip",)
OTHER_SUFFIXES = (".7z", ".bz2", ".gz", ".rar", ".tar", ".tgz", ".txz", ".xz", ".zst")
SHARED = "shares its bytes with another entry of the archive"
TWICE = "is in the archive more than once"
_PIECE = 1 << 16


@dataclass(frozen=True)
class Archive:
    """Some entries of a zip, or all of them, under clean names."""

    source: Path | bytes = field(repr=False)
    members: Mapping[str, Member]
    refused: tuple[str, ...] = ()  # entries that were left out, and why

    def entries(self, folder: str = "") -> Iterator[Entry]:
        """Gives what lies directly in a folder, by name."""
        yield from self._folders.get(folder, ())

    def chunks(self, name: str) -> Iterator[bytes]:
        """Gives the bytes of an entry, counted and checked."""
        with opened(self.source) as file:
            yield from member_chunks(file, self.members[name], base_name(name))

    def member(self, name: str) -> Member:
        """Gives where the bytes of an entry lie."""
        return self.members[name]

    @property
    def name(self) -> str:
        """The name of its file."""
        return self.source.name if isinstance(self.source, Path) else "the archive"

    @cached_property
    def _folders(self) -> dict[str, list[Entry]]:
        return folders_of(self.members)


def is_archive(name: str) -> bool:
    """Whether a file's name is that of an archive that is read."""
    return name.lower().endswith(SUFFIXES)


def is_other_archive(name: str) -> bool:
    """Whether a file's name is that of an archive of a kind that is not read."""
    return name.lower().endswith(OTHER_SUFFIXES)


@contextlib.contextmanager
def opened(source: Path | bytes) -> Iterator[BinaryIO]:
    """Opens a file, or bytes as if they were one; CollectError when it cannot be opened."""
    if isinstance(source, bytes):
        yield io.BytesIO(source)
        return
    try:
        file = source.open("rb")
    except OSError as error:
        raise CollectError(f"it cannot be read ({error.strerror})") from None
    with file:
        yield file


def open_archive(source: Path | bytes) -> Archive:
    """Lists a student's zip; CollectError when it cannot be trusted as a whole.

    Of names that are there twice, and of entries that share their bytes, none is guessed: asking
    for one tells why.
    """
    members: dict[str, Member] = {}
    spans: list[tuple[str, int, int]] = []
    folders: set[str] = set()
    refused = []
    with opened(source) as file:
        for each in read_directory(file, MOST_ENTRIES):
            if each.refused:
                refused.append(each.refused)
            elif not _is_left_out(each):
                folders |= _above(each)
                if not each.is_folder:
                    _add(members, each)
                    spans.append((each.name, each.member.offset, each.end))
    spans.sort(key=lambda span: span[1])
    for name in [*folders & members.keys()]:
        members[name] = members[name]._replace(problem=TWICE)
    for name in {*overlapping(spans)}:
        if not members[name].problem:
            members[name] = members[name]._replace(problem=SHARED)
    return Archive(source, members, tuple(refused))


def _is_left_out(each: Listed) -> bool:
    return any(map(is_left_over, each.name.split("/")))


def _add(members: dict[str, Member], each: Listed) -> None:
    twice = each.name in members
    members[each.name] = each.member._replace(problem=TWICE) if twice else each.member


def _above(each: Listed) -> set[str]:
    """Gives the folders that an entry stands in, or is."""
    parts = each.name.split("/")
    depth = len(parts) + 1 if each.is_folder else len(parts)
    return {"/".join(parts[:end]) for end in range(1, depth)}


def member_chunks(file: BinaryIO, member: Member, name: str) -> Iterator[bytes]:
    """Gives an entry's bytes as they come out; CollectError when they are not what was claimed."""
    if member.problem:
        raise CollectError(f"`{name}` {member.problem}.")
    size, check = 0, 0
    try:
        for piece in _raw_chunks(file, member):
            size += len(piece)
            if size > FREE_BYTES and size > MOST_RATIO * member.compressed:
                raise CollectError(f"`{name}` unpacks to over {MOST_RATIO} times its size.")
            if size > member.size:
                break
            check = zlib.crc32(piece, check)
            yield piece
    except (zlib.error, OSError, EOFError, OverflowError, ValueError):
        raise CollectError(f"`{name}` is damaged in its archive.") from None
    if size != member.size or check != member.crc:
        raise CollectError(f"`{name}` is damaged in its archive.")


def _raw_chunks(file: BinaryIO, member: Member) -> Iterator[bytes]:
    file.seek(member.offset)
    head = file.read(LOCAL_BYTES)
    if len(head) < LOCAL_BYTES or not head.startswith(b"PK\3\4"):
        raise EOFError
    skipped = int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little")
    file.seek(skipped, 1)
    packed = _packed(file, member.compressed)
    return _inflated(packed) if member.method == DEFLATED else packed


def _packed(file: BinaryIO, left: int) -> Iterator[bytes]:
    while left:
        piece = file.read(min(_PIECE, left))
        if not piece:
            raise EOFError
        left -= len(piece)
        yield piece


def _inflated(packed: Iterator[bytes]) -> Iterator[bytes]:
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    for piece in packed:
        while piece and not inflater.eof:
            yield inflater.decompress(piece, _PIECE)
            piece = inflater.unconsumed_tail
    while not inflater.eof:
        rest = inflater.decompress(b"", _PIECE)
        if not rest and not inflater.eof:
            raise EOFError
        yield rest
