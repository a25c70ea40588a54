"""Looks for damage in a store: its pages, each row's digest, the chain of rows, what counts now.

Nothing is changed. A file whose pages are whole is read through its database; else what its pages
still hold is read past it, and that is what a rescue can copy.
"""

import contextlib
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from sqlalchemy import Table
from sqlalchemy.engine import URL

from nnkit.errors import UsageError
from nnkit.store import adjustments as adjusting
from nnkit.store.contents import (
    Contents,
    FromPages,
    Row,
    from_database,
    is_sound_result,
    runs_of,
)
from nnkit.store.opening import check_there, shown
from nnkit.store.rows import FIRST, Run, name_of
from nnkit.store.standing import PLACE, standing_digest
from nnkit.store.tables import adjustments, gaps, results, runs, standings
from nnkit.store.wal import is_damaged

_MOST = 20  # complaints of SQLite's that are told
_VERSIONS = (b"\2\2", b"\1\1", b"")  # with a log; before it has one; an empty file


@dataclass
class Health:
    """What was found: `damage` in sentences, and how many results are as they were written."""

    store: str
    damage: list[str] = field(default_factory=list)
    sound: int = 0
    broken: int = 0
    runs: int = 0
    unfinished: list[Run] = field(default_factory=list)
    lost: int = 0  # gaps that a rescue noted
    adjustments: int = 0


def check(url: URL) -> Health:
    """Examines a store; UsageError when there is none."""
    health = Health(shown(url))
    with contents_of(url, health.damage) as contents:
        noted = {row["digest"]: row["after"] for row in contents.rows(gaps)}
        _check_results(contents, noted, health)
        _check_adjustments(contents, noted, health)
    return health


@contextlib.contextmanager
def contents_of(url: URL, damage: list[str]) -> Iterator[Contents]:
    """Gives all that can be read of a store; what is wrong with its file is added to `damage`."""
    if url.get_backend_name() == "sqlite":
        path = Path(str(url.database))
        check_there(url)
        damage += _complaints(path)
        if damage:
            yield _from_pages(path)
            return
    with from_database(url) as contents:
        yield contents


def _from_pages(path: Path) -> FromPages:
    found = FromPages(path)
    if not any(True for table in (runs, results) for _ in found.rows(table)):
        raise UsageError(f"{path}: it holds no results, or none that can be read.")
    return found


def _complaints(path: Path) -> list[str]:
    """Gives what is wrong with a file of SQLite. It is opened to be read only: to close it would
    else take away a log whose results may still be saved."""
    if is_damaged(path):
        return ["the write-ahead log is damaged: results in it would be lost"]
    with path.open("rb") as file:
        if file.read(20)[18:] not in _VERSIONS:
            return ["the head of the file is damaged: it says that it is not to be written"]
    try:
        with contextlib.closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as database:
            said = [row[0] for row in database.execute(f"PRAGMA integrity_check({_MOST})")]
            broken = database.execute("PRAGMA foreign_key_check").fetchall()
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        return [str(error)]
    lines = [line for text in said if text != "ok" for line in str(text).splitlines()]
    return lines + [f"row {row} of `{table}` names what is not there" for table, row, *_ in broken]


def _check_results(contents: Contents, noted: Mapping[str, str], health: Health) -> None:
    known, counted, ends = runs_of(contents), _Counted(contents), _Ends(contents)
    is_sound = partial(is_sound_result, known)
    for row in _walk(contents, results, _Chain(noted), name_of, is_sound, health.damage):
        if row is None:
            health.broken += 1
            continue
        health.sound += 1
        ends.see(row["digest"])
        counted.see(row["id"], tuple(row[name] for name in PLACE), row["digest"])
    health.damage += [*ends.lost(noted), *counted.damage()]
    health.runs, health.lost = len(known), len(noted)
    health.unfinished = [known[row["id"]] for row in contents.rows(runs) if row["ended"] is None]


def _check_adjustments(contents: Contents, noted: Mapping[str, str], health: Health) -> None:
    name, is_sound = adjusting.name_of, adjusting.is_sound
    found = _walk(contents, adjustments, _Chain(noted), name, is_sound, health.damage)
    health.adjustments = sum(row is not None for row in found)


def _walk(
    contents: Contents,
    table: Table,
    chain: "_Chain",
    name: Callable[[Row], str],
    is_sound: Callable[[Row], bool],
    damage: list[str],
) -> Iterator[Row | None]:
    """Gives the rows of a chain, None for one that is not what was written; that, and what is
    missing between two, is added to `damage`."""
    for row in contents.rows(table):
        if not is_sound(row):
            damage.append(f"{name(row)} is not what was written")
            chain.skip()
            yield None
            continue
        if not chain.links(row["before"], row["digest"]):
            damage.append(f"before {name(row)} at least one {table.name} is missing")
        yield row


class _Chain:
    """The digests of rows, each of which names the one before it, or a gap that was noted."""

    def __init__(self, noted: Mapping[str, str]) -> None:
        self._gaps = noted
        self._before: str | None = FIRST  # None: not known

    def skip(self) -> None:
        """Passes a row that is not what was written."""
        self._before = None

    def links(self, named: str, digest: str) -> bool:
        """Takes the next row; whether what it names is the row before it, or a gap after that."""
        before, self._before = self._before, digest
        return before in (None, named) or self._gaps.get(named) == before


class _Ends:
    """The last results of the runs that came to an end."""

    def __init__(self, contents: Contents) -> None:
        ended = [(row["last"], row["started"]) for row in contents.rows(runs)]
        self._missing = {last: started for last, started in ended if last not in (None, FIRST)}

    def see(self, digest: str) -> None:
        """Takes note of a result that is as it was written."""
        self._missing.pop(digest, None)

    def lost(self, noted: Mapping[str, str]) -> Iterator[str]:
        """Gives the runs whose last result is not there."""
        for digest, started in self._missing.items():
            if digest not in noted:
                yield f"the run of {started} ended with a result that is not there"


class _Counted:
    """The standings, and of results what they need."""

    def __init__(self, contents: Contents) -> None:
        self._standings = [
            (tuple(row[name] for name in PLACE), row["result"], row["former"], row["digest"])
            for row in contents.rows(standings)
        ]
        self._named = {n for _, now, then, _ in self._standings for n in (now, then)}
        self._seen: dict[int, tuple[tuple[str, ...], str]] = {}

    def see(self, number: int, place: tuple[str, ...], digest: str) -> None:
        """Takes note of a result that is as it was written."""
        if number in self._named:
            self._seen[number] = (place, digest)

    def damage(self) -> Iterator[str]:
        """Gives what is wrong with the standings."""
        for place, now, then, digest in self._standings:
            _, student, exercise = place
            what = f"what counts for `{student}` in {exercise}"
            there = self._seen.get(now)
            before = self._seen.get(then) if then is not None else (place, None)
            if there is None or before is None:
                yield f"{what} is a result that is not there or not as it was written"
            elif there[0] != place:
                yield f"{what} is a result of `{there[0][1]}` in {there[0][2]}"
            elif digest != standing_digest(place, there[1], before[1]):
                yield f"{what} is not what was written"
