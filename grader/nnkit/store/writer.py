"""Writes a batch of results in a transaction that nobody else writes beside.

A key that is there already is not written again: another run was first. The exception is a fault of
ours, which is no result, and what was asked for again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, insert, select, tuple_

from nnkit.results import Verdict
from nnkit.store.rows import (
    KEY,
    Entry,
    Key,
    Run,
    Stored,
    key_of,
    last_digest,
    now,
    pack,
    read_row,
    row_digest,
    with_runs,
)
from nnkit.store.standing import PLACE, place_of, stand
from nnkit.store.tables import results

_MOST = 5000  # entries at a time: a statement of SQLite holds 32,766 values


def write(connection: Connection, run: Run, entries: Sequence[Entry]) -> list[Stored]:
    """Writes the entries and the standings; gives each entry's result as it is stored now."""
    parts = (entries[start : start + _MOST] for start in range(0, len(entries), _MOST))
    return [stored for part in parts for stored in _write(connection, run, part)]


def _write(connection: Connection, run: Run, entries: Sequence[Entry]) -> list[Stored]:
    former = _former(connection, entries)
    rows: list[dict[str, Any]] = []
    last = last_digest(connection, results)
    for entry in entries:
        known = former.get(entry.key)
        if known and not entry.again and known["verdict"] != Verdict.INTERNAL_ERROR:
            continue
        row = _row(run, entry, known["number"] + 1 if known else 1, last)
        last = row["digest"]
        rows.append(row)
        former[entry.key] = row
    if rows:
        connection.execute(insert(results), rows)
    found = _stored(connection, entries)
    stand(connection, entries, found)
    return found


def _former(connection: Connection, entries: Sequence[Entry]) -> dict[Key, Mapping[Any, Any]]:
    """Gives the last result of each key that has any."""
    columns = [results.c[name] for name in (*KEY, "number", "verdict")]
    query = select(*columns).where(_places(entries)).order_by(results.c.id)
    rows = connection.execute(query).mappings()
    return {key_of(row): row for row in rows}


def _places(entries: Sequence[Entry]) -> Any:
    places = {place_of(entry) for entry in entries}
    return tuple_(*(results.c[name] for name in PLACE)).in_(sorted(places))


def _row(run: Run, entry: Entry, number: int, before: str) -> dict[str, Any]:
    row: dict[str, Any] = {
        **asdict(entry.key),
        "run": run.id,
        "number": number,
        "verdict": entry.result.verdict.value,
        "score": entry.result.score,
        "max_score": entry.result.max_score,
        "seconds": entry.seconds,
        "at": now(),
        "handed_in": entry.handed_in,
        "late": entry.late,
        "data": pack(entry.result),
        "before": before,
    }
    return {**row, "digest": row_digest(row, run)}


def _stored(connection: Connection, entries: Sequence[Entry]) -> list[Stored]:
    """Gives the last result of each entry's key."""
    rows = connection.execute(with_runs().where(_places(entries)).order_by(results.c.id))
    by_key = {key_of(row._mapping): row._mapping for row in rows}
    return [read_row(by_key[each.key], "the store") for each in entries]
