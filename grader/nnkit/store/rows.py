"""What goes into the store and comes out of it, and the digests that chain its rows."""

import hashlib
import zlib
from collections.abc import Mapping
from dataclasses import astuple, dataclass, fields
from datetime import UTC, datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, Select, Table, select

from nnkit.errors import StoreError
from nnkit.results import ExerciseResult, Verdict
from nnkit.store.tables import RUN, results, runs

FIRST = "0" * 64  # what stands before the first result
_MOST_JSON = 64 << 20


@dataclass(frozen=True)
class Run:
    """One `nnkit grade`: who, when, with what. `id` is the store's."""

    id: int
    assignment: str
    started: str
    who: str
    nnkit: str
    torch: str
    device: str
    course: str


@dataclass(frozen=True)
class Key:
    """What a result is the result of; two of the same key are the same result."""

    student: str
    assignment: str
    exercise: str
    submission: str
    checks: str
    level: str


KEY = tuple(each.name for each in fields(Key))


def key_of(row: Mapping[Any, Any]) -> Key:
    """Gives the key that a result's row says."""
    return Key(*(row[name] for name in KEY))


@dataclass(frozen=True)
class Entry:
    """A result to be written. `counts` says whether it is the student's standing from now on,
    `again` that it is one more of its key, whatever is there."""

    key: Key
    result: ExerciseResult
    seconds: float
    handed_in: str | None = None
    late: bool = False
    counts: bool = True
    again: bool = False


@dataclass(frozen=True)
class Stored:
    """A result as the store holds it, and the run that it came from."""

    id: int
    run: Run
    key: Key
    number: int
    result: ExerciseResult
    seconds: float
    at: str
    handed_in: str | None
    late: bool
    before: str
    digest: str

    @property
    def is_fault(self) -> bool:
        """Whether it is a fault of ours, which is no result."""
        return self.result.verdict is Verdict.INTERNAL_ERROR


def pack(result: ExerciseResult) -> bytes:
    """Gives an exercise's result as the store keeps it."""
    return zlib.compress(msgspec.json.encode(result), 6)


def unpack(data: bytes) -> ExerciseResult:
    """Reads it back; StoreError when it is damaged."""
    try:
        reader = zlib.decompressobj()
        text = reader.decompress(data, _MOST_JSON)
        return msgspec.json.decode(text, type=ExerciseResult)
    except (zlib.error, msgspec.DecodeError) as error:
        raise StoreError(f"a result in the store is damaged ({error})") from None


def row_digest(row: Mapping[Any, Any], run: Run) -> str:
    """Gives SHA-256 over all that a result's row says, its run's and the digest before it."""
    told = [
        row["before"], *astuple(run), *(row[name] for name in KEY), row["number"],
        row["verdict"], row["score"], row["max_score"], row["seconds"], row["at"],
        row["handed_in"], bool(row["late"]), hashlib.sha256(row["data"]).hexdigest(),
    ]  # fmt: skip
    return hashlib.sha256(msgspec.json.encode(told)).hexdigest()


def run_of(row: Mapping[Any, Any], prefix: str = "") -> Run:
    """Gives the run that a row of it says, under the names of its columns or `run_` before them."""
    return Run(**{name: row[f"{prefix}{name}"] for name in RUN})


def last_digest(connection: Connection, table: Table) -> str:
    """Gives the digest at the end of a table's chain."""
    query = select(table.c.digest).order_by(table.c.id.desc()).limit(1)
    return connection.execute(query).scalar() or FIRST


def name_of(row: Mapping[Any, Any]) -> str:
    """Gives a result's name for people."""
    return f"result {row['id']} (`{row['student']}`, {row['exercise']})"


def not_as_written(store: str, what: str) -> StoreError:
    """Gives the error that tells of something in a store that is not what was written."""
    return StoreError(
        f"{store}: {what} is not what was written; `nnkit store check` says what can be saved."
    )


def is_as_written(row: Mapping[Any, Any], run: Run) -> bool:
    """Whether a result's row is what its digest says. Damage may change even a value's type."""
    try:
        return bool(row_digest(row, run) == row["digest"])
    except (TypeError, ValueError):
        return False


def with_runs() -> Select[Any]:
    """Gives the query for results and, as `run_*`, the runs that they came from."""
    beside = [runs.c[name].label(f"run_{name}") for name in RUN]
    return select(results, *beside).outerjoin(runs, runs.c.id == results.c.run)


def read_row(row: Mapping[Any, Any], store: str) -> Stored:
    """Gives what `with_runs` found as a value; StoreError when it is not what was written."""
    run = run_of(row, "run_")
    if not is_as_written(row, run):
        raise not_as_written(store, name_of(row))
    return Stored(
        id=row["id"],
        run=run,
        key=key_of(row),
        number=row["number"],
        result=unpack(row["data"]),
        seconds=row["seconds"],
        at=row["at"],
        handed_in=row["handed_in"],
        late=bool(row["late"]),
        before=row["before"],
        digest=row["digest"],
    )


def now() -> str:
    """Gives the time, UTC, as the store writes it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")
