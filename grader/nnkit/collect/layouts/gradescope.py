"""Gradescope's export: folders `submission_<id>/`, and `submission_metadata.yml`, which says whose
they are and when they came.

    submission_12:
      :submitters:
      - :name: Ada Lovelace
        :sid: '100'
        :email: ada@example.org
      :created_at: 2026-11-30 12:00:00.000000000 Z

The file also holds all results, with students' text, and may be large: it is read as a stream of
YAML's events, nothing of it is built as an object, and no alias is followed.
"""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from nnkit.collect.layouts.site import Found, Ignored, Owner, Site
from nnkit.collect.trees import Kind
from nnkit.errors import UsageError
from nnkit.times import parse_time

METADATA = "submission_metadata.yml"
# Kinds of the roster's names, and what is said that may be one.
_KNOWN_BY = (
    ("sid", "sid"), ("id", "sid"), ("email", "email"), ("id", "email"), ("name", "name"),
)  # fmt: skip


@dataclass
class _Record:
    """What is said of one submission."""

    folder: str
    created_at: str = ""
    submitters: list[dict[str, str]] = field(default_factory=list)


def fits(site: Site) -> bool:
    """Whether the export's own file lies here."""
    return any(entry.name == METADATA and entry.kind is Kind.FILE for entry in site.entries())


def find(site: Site) -> Iterator[Found | Ignored]:
    """Gives each submission, with all who handed it in; one of which nothing is said, too."""
    said = set()
    with io.BufferedReader(_Pieces(site.tree.chunks(site.path(METADATA)))) as stream:
        for record in _records(_events(stream)):
            if _is_there(site, record.folder):
                said.add(record.folder)
                yield _found(site, record)
            else:
                yield Ignored(record.folder, f"named in {METADATA}, and not there")
    for entry in site.entries():
        if entry.kind is not Kind.FOLDER and entry.name != METADATA:
            yield Ignored(entry.name, "no submission's folder")
        elif entry.kind is Kind.FOLDER and entry.name not in said:
            yield _found(site, _Record(entry.name))


def _is_there(site: Site, name: str) -> bool:
    """Whether a folder of that name lies here; the name is only said, and may lead anywhere."""
    if name in ("", ".", "..") or "/" in name or "\0" in name:
        return False
    return any(True for _ in site.tree.entries(site.path(name)))


def _found(site: Site, record: _Record) -> Found:
    owners = tuple(_owner(each, record.folder) for each in record.submitters)
    notes = () if owners else (f"{METADATA} does not say whose it is",)
    return Found(
        owners=owners or (Owner(record.folder, ()),),
        folder=site.path(record.folder),
        at=parse_time(record.created_at),
        notes=notes,
    )


def _owner(submitter: dict[str, str], folder: str) -> Owner:
    known = tuple((kind, submitter[said]) for kind, said in _KNOWN_BY if submitter.get(said))
    sure = submitter.get("sid") or submitter.get("email")
    return Owner(sure or f"{submitter.get('name', '')} {folder}".strip(), known)


def _events(stream: BinaryIO) -> Iterator[Any]:
    try:
        import yaml
    except ImportError:
        raise UsageError(
            f"{METADATA} is read with PyYAML, which is not installed; "
            "type `pip install 'nnkit[instructor]'`."
        ) from None
    try:
        yield from yaml.parse(stream, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        what = str(error).partition("\n")[0]
        raise UsageError(f"{METADATA} is damaged ({what}); export it again.") from None


def _records(events: Iterable[Any]) -> Iterator[_Record]:
    """Picks out of the events what is said of each submission, one after another.

    `way` has the key at which each of the open mappings is, and nothing for a sequence.
    """
    way: list[str | None] = []
    waits: list[bool] = []  # of each open mapping, whether its next value is a key
    record = _Record("")
    for event in events:
        name = type(event).__name__
        if name in ("MappingStartEvent", "SequenceStartEvent"):
            if len(way) == 1:
                record = _Record(way[0] or "")
            elif _leads_to_submitter(way) and name == "MappingStartEvent":
                record.submitters.append({})
            way.append("" if name == "MappingStartEvent" else None)
            waits.append(name == "MappingStartEvent")
        elif name in ("MappingEndEvent", "SequenceEndEvent"):
            way.pop()
            waits.pop()
            if len(way) == 1:
                yield record
            _turn(way, waits)
        elif name in ("ScalarEvent", "AliasEvent") and way:
            value = getattr(event, "value", "")
            if waits[-1]:
                way[-1], waits[-1] = value.removeprefix(":"), False
                continue
            if len(way) == 2 and way[1] == "created_at":
                record.created_at = value
            elif len(way) == 4 and _leads_to_submitter(way[:3]) and way[3]:
                record.submitters[-1][way[3]] = value
            _turn(way, waits)


def _turn(way: list[str | None], waits: list[bool]) -> None:
    """A value is complete: in a mapping a key comes next."""
    if way and way[-1] is not None:
        waits[-1] = True


def _leads_to_submitter(way: list[str | None]) -> bool:
    return len(way) == 3 and way[1] == "submitters" and way[2] is None


class _Pieces(io.RawIOBase):
    """Pieces of bytes as a file that is read once."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._rest = b""

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fills the buffer as far as one piece does."""
        while not self._rest:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._rest = piece
        size = min(len(buffer), len(self._rest))
        buffer[:size], self._rest = self._rest[:size], self._rest[size:]
        return size
