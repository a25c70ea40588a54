"""Where a class lies, as a tree of any size: an archive's list of contents is kept in the index,
and so is the listing of a folder that is large.
"""

import itertools
from collections.abc import Iterable, Iterator
from pathlib import Path

from nnkit.collect.archives import SHARED, TWICE, member_chunks, opened
from nnkit.collect.directory import Listed, Member, overlapping, read_directory
from nnkit.collect.index import Index
from nnkit.collect.trees import Entry, Folder, Kind, base_name, is_left_over
from nnkit.errors import CollectError

MOST_ENTRIES = 50_000_000  # of a class's archive
MOST_SHARED = 10_000  # entries; an archive with more is damaged as a whole
_FEW = 1000  # names that are sorted in memory
# What is there twice, or as a file and as a folder, is told when it is asked for.
_ADD = f"""
INSERT INTO node VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
    problem = CASE WHEN kind = 1 AND excluded.kind = 1 THEN problem ELSE '{TWICE}' END,
    kind = MAX(kind, excluded.kind)
"""
_ONE = "WHERE source = ? AND parent = ? AND name = ?"
_NOWHERE = (0, 0, 0, 0, 0, "", 0)  # in place of a member and its end
_Node = tuple[int | str | bytes, ...]


class ListedFolder:
    """A folder on disk that may hold a hundred thousand others."""

    def __init__(self, index: Index, source: int, path: Path) -> None:
        self._index, self._source = index, source
        self._folder = Folder(path)
        self._large: set[str] = set()

    def entries(self, folder: str = "") -> Iterator[Entry]:
        """Gives what lies directly in a folder, by name."""
        if folder not in self._large:
            found = self._folder.scan(folder)
            few = [*itertools.islice(found, _FEW + 1)]
            if len(few) <= _FEW:
                yield from (Entry(name, Kind(kind)) for name, kind in sorted(few))
                return
            self._large.add(folder)
            rows = (
                (self._source, _raw(folder), _raw(name), kind, *_NOWHERE)
                for name, kind in itertools.chain(few, found)
            )
            self._index.database.executemany(_ADD, rows)
        yield from _entries(self._index, self._source, folder)

    def chunks(self, name: str) -> Iterator[bytes]:
        """Gives the bytes of a file, in pieces."""
        return self._folder.chunks(name)


class ListedArchive:
    """A zip of a whole class; making one enters its list of contents into the index.

    CollectError when it is no zip or damaged; entries that are left out are told as ignored.
    """

    def __init__(self, index: Index, source: int, path: Path) -> None:
        self._index, self._source, self._path = index, source, path
        with opened(path) as file:
            for each in read_directory(file, MOST_ENTRIES):
                if each.refused:
                    index.ignore(path.name, f"left out {each.refused}")
                elif not any(map(is_left_over, each.name.split("/"))):
                    index.database.executemany(_ADD, _nodes(source, each))
        self._mark_shared()

    def entries(self, folder: str = "") -> Iterator[Entry]:
        """Gives what lies directly in a folder, by name."""
        return _entries(self._index, self._source, folder)

    def chunks(self, name: str) -> Iterator[bytes]:
        """Gives the bytes of an entry, counted and checked."""
        member = self.member(name)
        with opened(self._path) as file:
            yield from member_chunks(file, member, base_name(name))

    def member(self, name: str) -> Member:
        """Gives where the bytes of an entry lie."""
        parent, _, last = name.rpartition("/")
        row = self._index.database.execute(
            f"SELECT start, packed, size, crc, method, problem FROM node {_ONE}",
            (self._source, _raw(parent), _raw(last)),
        ).fetchone()
        return Member(*row)

    def _mark_shared(self) -> None:
        database = self._index.database
        spans = database.execute(
            "SELECT parent, name, start, stop FROM node WHERE source = ? AND kind = 0 "
            "ORDER BY start",
            (self._source,),
        )
        keyed = (((parent, name), start, stop) for parent, name, start, stop in spans)
        shared = {*itertools.islice(overlapping(keyed), MOST_SHARED + 1)}
        if len(shared) > MOST_SHARED:
            raise CollectError("the archive is damaged: its entries share their bytes")
        mark = f"UPDATE node SET problem = '{SHARED}' {_ONE} AND problem = ''"
        database.executemany(mark, [(self._source, *key) for key in shared])


def _nodes(source: int, each: Listed) -> Iterator[_Node]:
    """Gives the row of an entry, and those of the folders that it stands in."""
    parent, _, name = each.name.rpartition("/")
    if each.is_folder:
        yield (source, _raw(parent), _raw(name), Kind.FOLDER.value, *_NOWHERE)
    else:
        row = (*each.member, each.end)
        yield (source, _raw(parent), _raw(name), Kind.FILE.value, *row)
    while parent:
        parent, _, name = parent.rpartition("/")
        yield (source, _raw(parent), _raw(name), Kind.FOLDER.value, *_NOWHERE)


def _entries(index: Index, source: int, folder: str) -> Iterator[Entry]:
    found: Iterable[tuple[bytes, int]] = index.database.execute(
        "SELECT name, kind FROM node WHERE source = ? AND parent = ? ORDER BY name",
        (source, _raw(folder)),
    )
    for name, kind in found:
        yield Entry(name.decode("utf-8", "surrogateescape"), Kind(kind))


def _raw(name: str) -> bytes:
    """A name on disk need not be UTF-8."""
    return name.encode("utf-8", "surrogateescape")
