"""Where files lie: one view of folders and archives, with listing and reading that are bounded.

A tree gives what lies directly in a folder, in the order of the names, and the bytes of a file in
pieces. Names are below the tree's root, with `/`. Below the root no link is followed: a folder is
opened name by name, each from the one before.
"""

import contextlib
import errno
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path, PurePosixPath
from typing import NamedTuple, Protocol

from nnkit.errors import CollectError

MOST_BYTES = 16 << 20  # of one file
MOST_ENTRIES = 10_000  # directly in one folder of a submission
MOST_LEVELS = 20  # of folders beside an exercise's file
MOST_FOLDERS = 2_000
_PIECE = 1 << 16
_LEFT_OUT_FOLDERS = frozenset({"__pycache__", "__MACOSX", "node_modules", "venv"})


class Kind(Enum):
    """What a name stands for, without following a link."""

    FILE = 0
    FOLDER = 1
    OTHER = 2  # a link, a pipe, a device


class Entry(NamedTuple):
    """One name in a folder."""

    name: str
    kind: Kind


class Tree(Protocol):
    """A folder or an archive, to be looked at."""

    def entries(self, folder: str = "") -> Iterator[Entry]:
        """Gives what lies directly in a folder, by name; nothing where it cannot be read."""
        ...

    def chunks(self, name: str) -> Iterator[bytes]:
        """Gives the bytes of a file, in pieces; CollectError says why they cannot be had."""
        ...


def read(tree: Tree, name: str, most: int = MOST_BYTES) -> bytes:
    """Reads a file of at most so many bytes; CollectError when there are more, counted here."""
    return whole(tree.chunks(name), name, most)


def whole(pieces_of: Iterable[bytes], name: str, most: int = MOST_BYTES) -> bytes:
    """Gives the pieces of a file as one; CollectError when they are more than so many bytes."""
    pieces, size = [], 0
    for piece in pieces_of:
        size += len(piece)
        if size > most:
            raise CollectError(f"`{base_name(name)}` is larger than {most >> 20} MiB.")
        pieces.append(piece)
    return b"".join(pieces)


def visible(tree: Tree, folder: str = "") -> Iterator[Entry]:
    """Gives what lies in a folder but for hidden names and what programs leave there."""
    for entry in tree.entries(folder):
        if not is_left_over(entry.name):
            yield entry


def is_left_over(name: str) -> bool:
    """Whether a name is hidden, or that of a folder which no submission means."""
    return name.startswith(".") or name in _LEFT_OUT_FOLDERS


def walk(tree: Tree, folder: str = "") -> Iterator[str]:
    """Gives the names of the files below a folder, in order; of so many folders, and no deeper."""
    looked = 0
    open_folders = [(folder, visible(tree, folder))]
    while open_folders:
        place, entries = open_folders[-1]
        entry = next(entries, None)
        if entry is None:
            open_folders.pop()
            continue
        name = join(place, entry.name)
        if entry.kind is Kind.FILE:
            yield name
        elif entry.kind is Kind.FOLDER and len(open_folders) <= MOST_LEVELS:
            looked += 1
            if looked <= MOST_FOLDERS:
                open_folders.append((name, visible(tree, name)))


def join(folder: str, name: str) -> str:
    """Gives the name of something in a folder."""
    return f"{folder}/{name}" if folder else name


def name_below(folder: str, name: str) -> str:
    """Gives the name of something below a folder as it is called from there."""
    return name.removeprefix(f"{folder}/" if folder else "")


def base_name(name: str) -> str:
    """Gives the last part of a name."""
    return PurePosixPath(name).name


@dataclass(frozen=True)
class Folder:
    """A folder on disk."""

    path: Path

    def entries(self, folder: str = "") -> Iterator[Entry]:
        """Gives what lies in it; CollectError when there is more than a submission can have, or
        when it is the whole that cannot be read: that is no student's fault."""
        found = sorted(self.scan(folder, MOST_ENTRIES))
        yield from (Entry(name, Kind(kind)) for name, kind in found)

    def scan(self, folder: str = "", most: int | None = None) -> Iterator[tuple[str, int]]:
        """Gives what lies in it as the system tells it, in no order."""
        with contextlib.ExitStack() as stack:
            try:
                listing = stack.enter_context(os.scandir(self._descriptor(stack, folder)))
            except OSError as error:
                if folder:
                    return
                why = f"the folder cannot be read ({error.strerror})."
                raise CollectError(why) from None
            for number, entry in enumerate(listing):
                if number == most:
                    raise CollectError(f"the folder has more than {most} files.")
                yield entry.name, _kind_of(entry).value

    def chunks(self, name: str) -> Iterator[bytes]:
        """Gives the bytes of a regular file, without following a link."""
        folder, _, last = name.rpartition("/")
        try:
            with contextlib.ExitStack() as stack:
                below = self._descriptor(stack, folder)
                yield from _pieces(last, below)
        except OSError as error:
            if error.errno == errno.ELOOP:
                raise CollectError(_not_a_file(last, stat.S_IFLNK)) from None
            raise CollectError(f"`{last}` cannot be read ({error.strerror}).") from None

    def _descriptor(self, stack: contextlib.ExitStack, folder: str) -> int:
        flags = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
        descriptor = os.open(self.path, flags)
        stack.callback(os.close, descriptor)
        for part in filter(None, folder.split("/")):
            descriptor = os.open(part, flags | os.O_NOFOLLOW, dir_fd=descriptor)
            stack.callback(os.close, descriptor)
        return descriptor


def _kind_of(entry: "os.DirEntry[str]") -> Kind:
    try:
        if entry.is_dir(follow_symlinks=False):
            return Kind.FOLDER
        return Kind.FILE if entry.is_file(follow_symlinks=False) else Kind.OTHER
    except OSError:
        return Kind.OTHER


def _pieces(name: str, folder: int) -> Iterator[bytes]:
    """Reads a regular file below a descriptor; a pipe or a device is not even opened."""
    mode = os.stat(name, dir_fd=folder, follow_symlinks=False).st_mode
    if not stat.S_ISREG(mode):
        raise CollectError(_not_a_file(name, mode))
    flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
    with os.fdopen(os.open(name, flags, dir_fd=folder), "rb", buffering=0) as file:
        while piece := file.read(_PIECE):
            yield piece


def _not_a_file(name: str, mode: int) -> str:
    kind = "a folder" if stat.S_ISDIR(mode) else "a link or a device"
    return f"`{name}` is {kind}, not a file."


@dataclass(frozen=True)
class Renamed:
    """Some files of another tree, under the names that they were handed in with."""

    tree: Tree
    names: Mapping[str, str]  # the name here: the name there

    def entries(self, folder: str = "") -> Iterator[Entry]:
        """Gives the files; they stand in no folders."""
        if not folder:
            yield from (Entry(name, Kind.FILE) for name in sorted(self.names))

    def chunks(self, name: str) -> Iterator[bytes]:
        """Gives the bytes of a file."""
        return self.tree.chunks(self.names[name])


def folders_of(names: Iterable[str]) -> dict[str, list[Entry]]:
    """Gives, for files named by their paths, what lies in each folder."""
    found: dict[str, dict[str, Kind]] = {"": {}}
    for name in names:
        folder, _, last = name.rpartition("/")
        found.setdefault(folder, {})[last] = Kind.FILE
        while folder:
            above, _, last = folder.rpartition("/")
            found.setdefault(above, {})[last] = Kind.FOLDER
            folder = above
    return {
        folder: [Entry(name, kinds[name]) for name in sorted(kinds)]
        for folder, kinds in found.items()
    }
