"""Looks for damage in a store: its pages, each row's digest, the chain of rows, what counts now.

Nothing is changed. A file whose pages are whole is read through its database; else what its pages
still hold is read past it, and that is what a rescue can copy.
"""

import contextlib
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy.engine import URL

from nnkit.errors import UsageError
from nnkit.store.adjustments import is_sound
from nnkit.store.contents import Contents, FromPages, from_database, runs_of
from nnkit.store.opening import check_there, shown
from nnkit.store.rows import FIRST, Run, is_as_written
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
        _check_rows(contents, health)
        _check_adjustments(contents, health)
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


def _check_rows(contents: Contents, health: Health) -> None:
    known, chain, counted = runs_of(contents), _Chain(contents), _Counted(contents)
    for row in contents.rows(results):
        run = known.get(row["run"])
        who = f"result {row['id']} (`{row['student']}`, {row['exercise']})"
        if run is None or not is_as_written(row, run):
            health.broken += 1
            health.damage.append(f"{who} is not what was written")
            chain.skip()
            continue
        health.sound += 1
        if not chain.links(row["before"], row["digest"]):
            health.damage.append(f"before {who} at least one result is missing")
        counted.see(row["id"], tuple(row[name] for name in PLACE), row["digest"])
    health.damage += [*chain.lost_ends(), *counted.damage()]
    health.runs, health.lost = len(known), len(chain.gaps)
    health.unfinished = [known[row["id"]] for row in contents.rows(runs) if row["ended"] is None]


def _check_adjustments(contents: Contents, health: Health) -> None:
    chain = _Chain(contents)
    for row in contents.rows(adjustments):
        who = f"adjustment {row['id']} (`{row['student']}`)"
        if not is_sound(row):
            health.damage.append(f"{who} is not what was written")
            chain.skip()
            continue
        health.adjustments += 1
        if not chain.links(row["before"], row["digest"]):
            health.damage.append(f"before {who} at least one adjustment is missing")


class _Chain:
    """The digests of rows, each of which names the one before it."""

    def __init__(self, contents: Contents) -> None:
        self.gaps = {row["digest"]: row["after"] for row in contents.rows(gaps)}
        ended = [(row["last"], row["started"]) for row in contents.rows(runs)]
        self._ends = {last: started for last, started in ended if last not in (None, FIRST)}
        self._before: str | None = FIRST  # None: not known

    def skip(self) -> None:
        """Passes a row that is not what was written."""
        self._before = None

    def links(self, named: str, digest: str) -> bool:
        """Takes the next row; whether what it names is the row before it, or a gap after that."""
        before, self._before = self._before, digest
        self._ends.pop(digest, None)
        return before in (None, named) or self.gaps.get(named) == before

    def lost_ends(self) -> Iterator[str]:
        """Gives the runs whose last result is not there."""
        for digest, started in self._ends.items():
            if digest not in self.gaps:
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
