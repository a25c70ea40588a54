"""A store that is open: results in, in one transaction a batch; what is known of a student out."""

import getpass
import platform
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, func, insert, select, update
from sqlalchemy.engine import URL

from nnkit import __version__
from nnkit.store.adjustments import Adjustment, add, read_all
from nnkit.store.opening import check_there, open_engine, shown, store_url, told, writing
from nnkit.store.rows import Entry, Run, Stored, last_digest, now, read_row, with_runs
from nnkit.store.standing import check_standing, with_results
from nnkit.store.tables import results, runs, standings
from nnkit.store.writer import write

_SLOWEST = 1000  # students whose times are worth knowing beforehand
_FETCHED = 500  # rows at a time, where many are read


@contextmanager
def open_store(name: str) -> Iterator["Store"]:
    """Opens the store of that path or URL, made where there is none; StoreError when it is
    damaged, UsageError when the name does not fit."""
    with _opened(store_url(name)) as store:
        yield store


@contextmanager
def open_there(url: URL) -> Iterator["Store"]:
    """Opens a store that is there; UsageError when it is not."""
    check_there(url)
    with _opened(url) as store:
        yield store


@contextmanager
def _opened(url: URL) -> Iterator["Store"]:
    engine = open_engine(url)
    try:
        yield Store(engine, url)
    finally:
        engine.dispose()


class Store:
    """Rows in, rows out; every complaint of the database is one sentence."""

    def __init__(self, engine: Engine, url: URL) -> None:
        self.engine = engine
        self.url = url

    @property
    def name(self) -> str:
        """The path, or the URL without its password."""
        return shown(self.url)

    def begin(self, assignment: str, torch: str, device: str, course: str) -> Run:
        """Enters a run, before anything of it is graded."""
        row = {
            "assignment": assignment, "started": now(), "who": who(), "nnkit": __version__,
            "torch": torch, "device": device, "course": course,
        }  # fmt: skip
        with told(self.url), writing(self.engine) as connection:
            made = connection.execute(insert(runs).values(row).returning(runs.c.id)).scalar_one()
        return Run(made, **row)

    def end(self, run: Run) -> None:
        """Enters that a run came to its end; one without is still at it, or was killed."""
        with told(self.url), writing(self.engine) as connection:
            values = {"ended": now(), "last": last_digest(connection, results)}
            connection.execute(update(runs).where(runs.c.id == run.id).values(values))

    def write(self, run: Run, entries: Sequence[Entry]) -> list[Stored]:
        """Writes results, all or none, and gives each as the store has it: one that another run
        has written meanwhile is not written again."""
        with told(self.url), writing(self.engine) as connection:
            return write(connection, run, entries)

    def of_student(self, assignment: str, student: str) -> list[Stored]:
        """Gives all that was ever graded of a student, the oldest first."""
        query = with_runs().where(results.c.assignment == assignment, results.c.student == student)
        with told(self.url), self.engine.connect() as connection:
            rows = connection.execute(query.order_by(results.c.id))
            return [read_row(row._mapping, self.name) for row in rows]

    def standing(self, assignment: str, student: str | None = None) -> Iterator[Stored]:
        """Gives what counts now, by student and exercise; of one student, or of all."""
        return self._joined(assignment, standings.c.result, student)

    def former(self, assignment: str) -> Iterator[Stored]:
        """Gives, for what counts now, what counted before it, where there was anything."""
        return self._joined(assignment, standings.c.former, None)

    def adjust(self, adjustment: Adjustment) -> None:
        """Enters what somebody changed."""
        with told(self.url), writing(self.engine) as connection:
            add(connection, adjustment)

    def adjustments(self, assignment: str, student: str | None = None) -> list[Adjustment]:
        """Gives what people changed, the oldest first; of one student, or of all."""
        with told(self.url), self.engine.connect() as connection:
            return list(read_all(connection, assignment, student, self.name))

    def assignments(self) -> list[str]:
        """Gives the assignments of which anything was graded."""
        query = select(standings.c.assignment).distinct().order_by(standings.c.assignment)
        with told(self.url), self.engine.connect() as connection:
            return list(connection.execute(query).scalars())

    def slowest(self, assignment: str) -> list[str]:
        """Gives students whose work took long before, the longest first."""
        query = (
            select(standings.c.student)
            .join(results, results.c.id == standings.c.result)
            .where(standings.c.assignment == assignment)
            .group_by(standings.c.student)
            .order_by(func.sum(results.c.seconds).desc())
            .limit(_SLOWEST)
        )
        with told(self.url), self.engine.connect() as connection:
            return list(connection.execute(query).scalars())

    def _joined(self, assignment: str, which: Any, student: str | None) -> Iterator[Stored]:
        query = with_results(which, [*with_runs().selected_columns])
        query = query.where(standings.c.assignment == assignment)
        if student is not None:
            query = query.where(standings.c.student == student)
        with told(self.url), self.engine.connect() as connection:
            some = connection.execution_options(yield_per=_FETCHED)
            with some.execute(query) as rows:  # a server's cursor does not close by itself
                for row in rows:
                    check_standing(row._mapping, self.name)
                    yield read_row(row._mapping, self.name)


def who() -> str:
    """Gives user@machine."""
    return f"{getpass.getuser()}@{platform.node()}"
