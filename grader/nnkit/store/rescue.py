"""Copies what is whole of a store into a new one.

Rows keep their ids and digests: each goes on proving that it is what was written. What is lost
between them is entered as gaps, so that a later check tells it apart from new damage. Where it
cannot be read what counts for a student, the newest result does; the next `grade` sets it right.
"""

import itertools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select, text
from sqlalchemy.engine import URL

from nnkit.errors import UsageError
from nnkit.results import Verdict
from nnkit.store.adjustments import is_sound
from nnkit.store.check import contents_of
from nnkit.store.contents import Contents, Row, is_sound_result, runs_of
from nnkit.store.opening import open_engine, shown, store_url, told, writing
from nnkit.store.rows import FIRST, now
from nnkit.store.standing import PLACE, standing_digest
from nnkit.store.tables import adjustments, gaps, metadata, results, runs, standings

_BATCH = 500  # rows


@dataclass(frozen=True)
class Rescued:
    """How many results were copied and how many rows stayed behind; for how many it was not to be
    read what counts; how many gaps were entered, and adjustments copied."""

    copied: int
    left: int
    chosen: int
    gaps: int
    adjustments: int


def rescue(source: URL, new: str) -> Rescued:
    """Copies a store into one, of that path or URL, that is empty or not there yet."""
    target = store_url(new)
    with contents_of(source, []) as contents:
        engine = open_engine(target)
        try:
            with told(target), writing(engine) as connection:
                if connection.execute(select(func.count()).select_from(runs)).scalar():
                    raise UsageError(f"{shown(target)}: there are results in it; name a new store.")
                return _Copy(connection, shown(source)).all_of(contents)
        finally:
            engine.dispose()


class _Copy:
    def __init__(self, connection: Connection, name: str) -> None:
        self._connection = connection
        self._name = name
        self._left = 0
        self._copied: dict[int, tuple[tuple[str, ...], str]] = {}  # places and digests
        self._newest: dict[tuple[str, ...], int] = {}
        self._gaps: dict[str, str] = {}  # what is missing, and after what

    def all_of(self, contents: Contents) -> Rescued:
        self._insert(runs, contents.rows(runs))
        copied = self._insert(results, self._results(contents))
        lasts = {row["last"] for row in contents.rows(runs)} - {None, FIRST}
        for missing in lasts - {digest for _, digest in self._copied.values()}:
            self._gaps.setdefault(missing, "")
        chosen = self._stand(contents)
        adjusted = self._insert(adjustments, self._linked(contents.rows(adjustments), is_sound))
        at = now()
        rows = [
            {"digest": missing, "after": after, "noted": at, "lost_from": self._name}
            for missing, after in self._gaps.items()
        ]
        self._insert(gaps, rows)
        _count_on(self._connection)
        return Rescued(copied, self._left, chosen, len(rows), adjusted)

    def _insert(self, table: Table, rows: Any) -> int:
        count, rows = 0, iter(rows)
        while batch := [dict(row) for row in itertools.islice(rows, _BATCH)]:
            self._connection.execute(insert(table), batch)
            count += len(batch)
        return count

    def _results(self, contents: Contents) -> Iterator[Row]:
        """Gives the results that are as they were written, and takes note of them."""
        is_sound = partial(is_sound_result, runs_of(contents))
        for row in self._linked(contents.rows(results), is_sound):
            place = tuple(row[name] for name in PLACE)
            self._copied[row["id"]] = (place, row["digest"])
            if row["verdict"] != Verdict.INTERNAL_ERROR:
                self._newest[place] = row["id"]
            yield row

    def _linked(self, rows: Iterable[Row], is_sound: Callable[[Row], bool]) -> Iterator[Row]:
        """Gives the rows of a chain that are as they were written, and takes note of what is
        missing between them."""
        before = FIRST
        for row in rows:
            if not is_sound(row):
                self._left += 1
                continue
            if row["before"] != before:
                self._gaps[row["before"]] = before
            before = row["digest"]
            yield row

    def _stand(self, contents: Contents) -> int:
        """Enters what counts; gives how often it had to be chosen."""
        rows = {}
        for row in contents.rows(standings):
            place = tuple(row[name] for name in PLACE)
            if known := self._known(place, row):
                rows[place] = known
        chosen = self._newest.keys() - rows.keys()
        for place in chosen:
            rows[place] = self._standing(place, self._newest[place])
        self._insert(standings, rows.values())
        return len(chosen)

    def _known(self, place: tuple[str, ...], row: Any) -> Any:
        """Gives a standing whose result was copied, without the former where that was not."""
        now, then = self._copied.get(row["result"]), self._copied.get(row["former"])
        if now is None or now[0] != place:
            return None
        if row["former"] is not None and then is None:
            return self._standing(place, row["result"])
        digest = standing_digest(place, now[1], then[1] if then else None)
        return row if row["digest"] == digest else None

    def _standing(self, place: tuple[str, ...], number: int) -> dict[str, Any]:
        digest = standing_digest(place, self._copied[number][1], None)
        at = dict(zip(PLACE, place, strict=True))
        return {**at, "result": number, "former": None, "digest": digest}


def _count_on(connection: Connection) -> None:
    """Lets PostgreSQL count ids on from those that were copied; SQLite does by itself."""
    if connection.dialect.name != "postgresql":
        return
    for table in metadata.sorted_tables:
        if "id" in table.c:
            last = connection.execute(select(func.max(table.c.id))).scalar()
            where = text("SELECT setval(pg_get_serial_sequence(:name, 'id'), :last)")
            if last:
                connection.execute(where, {"name": table.name, "last": last})
