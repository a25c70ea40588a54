"""Which of a student's results counts now: the last one written that was to count.

A standing is the one thing in the store that changes, so its digest says to which two results it
belongs: one that points elsewhere, by damage or by hand, is never read as a grade.
"""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Select, bindparam, insert, select, tuple_, update

from nnkit.store.rows import Entry, Stored, not_as_written
from nnkit.store.tables import results, runs, standings

PLACE = ("assignment", "student", "exercise")
_Place = tuple[str, ...]

_now = results.alias("now")
_then = results.alias("then")


def place_of(entry: Entry) -> _Place:
    """Gives where an entry's result stands."""
    return tuple(getattr(entry.key, name) for name in PLACE)


def standing_digest(place: Sequence[str], now: str, then: str | None) -> str:
    """Gives SHA-256 over a standing: its place, and the digests of its result and the former."""
    return hashlib.sha256(msgspec.json.encode([*place, now, then])).hexdigest()


def check_standing(row: Mapping[Any, Any], store: str) -> None:
    """Raises StoreError when a row of `with_digests` is not what was written."""
    place = [row[f"at_{name}"] for name in PLACE]
    if row["now_digest"] is None or row["at_digest"] != standing_digest(
        place, row["now_digest"], row["then_digest"]
    ):
        raise not_as_written(
            store, f"what counts for `{row['at_student']}` in {row['at_exercise']}"
        )


def with_digests(*columns: Any) -> Select[Any]:
    """Gives the query for standings, as `at_*`, and the digests of the results that they name."""
    own = [column.label(f"at_{column.name}") for column in standings.c]
    digests = (_now.c.digest.label("now_digest"), _then.c.digest.label("then_digest"))
    return (
        select(*own, *digests, *columns)
        .select_from(standings)
        .outerjoin(_now, _now.c.id == standings.c.result)
        .outerjoin(_then, _then.c.id == standings.c.former)
    )


def with_results(which: Any, columns: Sequence[Any]) -> Select[Any]:
    """Gives the query for standings beside one of their two results, and its run."""
    return (
        with_digests(*columns)
        .outerjoin(results, results.c.id == which)
        .outerjoin(runs, runs.c.id == results.c.run)
        .where(which.is_not(None))
        .order_by(standings.c.student, standings.c.exercise)
    )


def stand(connection: Connection, entries: Sequence[Entry], found: Sequence[Stored]) -> None:
    """Lets the results of entries that count be their students' standings."""
    current = _current(connection, {place_of(each) for each in entries})
    new: dict[_Place, dict[str, Any]] = {}
    changed: dict[_Place, dict[str, Any]] = {}
    for entry, stored in zip(entries, found, strict=True):
        place = place_of(entry)
        row = current.get(place)
        if not entry.counts or (row and row["at_result"] == stored.id):
            continue
        if row and stored.is_fault:
            continue  # a fault of ours never lowers a grade
        then, then_digest = (row["at_result"], row["now_digest"]) if row else (None, None)
        digest = standing_digest(place, stored.digest, then_digest)
        (changed if row else new)[place] = {
            "result": stored.id, "former": then, "digest": digest,
        }  # fmt: skip
    if new:
        rows = [{**dict(zip(PLACE, at, strict=True)), **row} for at, row in new.items()]
        connection.execute(insert(standings), rows)
    if changed:
        _change(connection, changed)


def _current(connection: Connection, places: set[_Place]) -> dict[_Place, Mapping[Any, Any]]:
    at = tuple_(*(standings.c[name] for name in PLACE))
    rows = connection.execute(with_digests().where(at.in_(sorted(places)))).mappings().all()
    for row in rows:
        check_standing(row, "the store")
    return {tuple(row[f"at_{name}"] for name in PLACE): row for row in rows}


def _change(connection: Connection, changed: dict[_Place, dict[str, Any]]) -> None:
    names = ("result", "former", "digest")
    query = update(standings).values({name: bindparam(f"new_{name}") for name in names})
    for name in PLACE:
        query = query.where(standings.c[name] == bindparam(f"at_{name}"))
    values = [
        {f"at_{name}": value for name, value in zip(PLACE, place, strict=True)}
        | {f"new_{name}": row[name] for name in names}
        for place, row in changed.items()
    ]
    connection.execute(query, values)
