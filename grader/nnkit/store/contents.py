"""All that can be read of a store, in one shape: through its database, or past a damaged one."""

import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import Boolean, Connection, Float, Table, select
from sqlalchemy.engine import URL

from nnkit.store.adjustments import is_sound
from nnkit.store.opening import open_engine, told
from nnkit.store.pages import Cell, Image
from nnkit.store.rows import Run, is_as_written, run_of
from nnkit.store.tables import RUN, adjustments, gaps, results, runs, standings

_FETCHED = 500  # rows at a time
Row = Mapping[Any, Any]


class Contents(Protocol):
    """The rows of each table; those of results in the order of their ids, as often as asked."""

    def rows(self, table: Table) -> Iterator[Row]:
        """Gives the rows of a table."""


def runs_of(contents: Contents) -> dict[int, Run]:
    """Gives the runs by their ids."""
    return {row["id"]: run_of(row) for row in contents.rows(runs)}


@dataclass(frozen=True)
class FromDatabase:
    """What a database gives that is whole, as it is in one transaction: others may be writing."""

    connection: Connection
    url: URL

    def rows(self, table: Table) -> Iterator[Row]:
        """Gives the rows of a table, in the order of its key."""
        query = select(table).order_by(*table.primary_key)
        options = {"yield_per": _FETCHED}
        with (
            told(self.url),
            self.connection.execute(query, execution_options=options) as found,
        ):
            yield from found.mappings()


@contextlib.contextmanager
def from_database(url: URL) -> Iterator[FromDatabase]:
    """Opens a database for reading all of it."""
    engine = open_engine(url)
    try:
        with told(url), engine.connect() as connection:
            if engine.dialect.name == "postgresql":
                connection.execution_options(isolation_level="REPEATABLE READ")
            yield FromDatabase(connection, url)
    finally:
        engine.dispose()


class FromPages:
    """What the pages of a damaged file of SQLite still hold.

    A row may be there twice, on a page that was given up and not used again. Of results
    and adjustments the one that is as it was written counts; of runs and standings, which change,
    the later one.
    """

    def __init__(self, database: Path) -> None:
        self._image = Image(database)
        self._kept: dict[Table, dict[Any, Row]] = {
            table: {} for table in (runs, standings, gaps, adjustments)
        }
        self._results: dict[int, list[Cell]] = {}
        for cell in self._image.cells():
            self._keep(cell)

    def rows(self, table: Table) -> Iterator[Row]:
        """Gives the rows of a table."""
        if table is results:
            known = runs_of(self)
            for number in sorted(self._results):
                found = [row for cell in self._results[number] if (row := self._read(cell))]
                yield next((row for row in found if is_sound_result(known, row)), found[0])
        else:
            yield from (row for _, row in sorted(self._kept[table].items()))

    def _read(self, cell: Cell) -> Row | None:
        found = self._image.read(cell)
        return _as(results, *found) if found else None

    def _keep(self, cell: Cell) -> None:
        if (found := self._image.read(cell)) is None:
            return
        if row := _as(results, *found):
            self._results.setdefault(row["id"], []).append(cell)
        for table, kept in self._kept.items():
            if row := _as(table, *found) or _as_copy(table, *found):
                key = tuple(row[column.name] for column in table.primary_key)
                if key not in kept or _age(row) > _age(kept[key]):
                    kept[key] = row


def is_sound_result(known: Mapping[int, Run], row: Row) -> bool:
    """Whether a result is as it was written, and its run is known."""
    run = known.get(row["run"])
    return run is not None and is_as_written(row, run)


def _age(row: Row) -> tuple[bool, int]:
    """Gives what grows when a row is changed: a run gets its end, a standing a later result; and an
    adjustment that is as it was written goes before another."""
    is_later = row.get("ended") is not None or ("reason" in row and is_sound(row))
    return is_later, row.get("result", 0)


def _as_copy(table: Table, number: int | None, values: list[Any]) -> dict[str, Any] | None:
    """Gives values as a row of the table of runs, if they can be one of the index that copies it;
    its last value is the number of the row."""
    if table is not runs or number is not None or len(values) != len(RUN) + 1:
        return None
    return _as(runs, values[0], [*values[:-1], None, None])


def _as(table: Table, number: int | None, values: list[Any]) -> dict[str, Any] | None:
    """Gives values as a row of a table, if they can be one: SQLite keeps 10.0 as 10."""
    if number is None or len(values) != len(table.c):
        return None
    row: dict[str, Any] = {}
    for column, value in zip(table.c, values, strict=True):
        if column.name == "id" and column.primary_key:
            row["id"] = number  # it stands before the row, not in it
            continue
        kind = column.type.python_type
        is_number = isinstance(column.type, Float | Boolean) and isinstance(value, int | float)
        if is_number:
            row[column.name] = kind(value)
        elif isinstance(value, kind) or (value is None and column.nullable):
            row[column.name] = value
        else:
            return None
    return row
