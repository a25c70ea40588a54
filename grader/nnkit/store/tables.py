"""The store's tables, as migrations/versions leave them.

`result` is only ever added to: a row for each time that a student's exercise was graded. Its
`number` counts the gradings of one key; a second one comes of a fault of ours or of `--fresh`. Rows
make a chain: each holds the digest of the one before it. `standing` says which of a student's
results counts now, and which did before; its digest holds it to those two. `adjustment` has what
people changed, a chain of its own. `gap` is empty but in a store that was rescued from a damaged
one: the digests of rows that were lost.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

REVISION = "0002"  # of the last migration

_Id = BigInteger().with_variant(Integer, "sqlite")  # only INTEGER counts by itself there

RUN = ("id", "assignment", "started", "who", "nnkit", "torch", "device", "course")

metadata = MetaData()

runs = Table(
    "run",
    metadata,
    Column("id", _Id, primary_key=True),
    Column("assignment", Text, nullable=False),
    Column("started", Text, nullable=False),  # UTC, ISO 8601
    Column("who", Text, nullable=False),  # user@machine
    Column("nnkit", Text, nullable=False),
    Column("torch", Text, nullable=False),
    Column("device", Text, nullable=False),
    Column("course", Text, nullable=False),  # SHA-256 of the course's files
    Column("ended", Text),  # None: it was killed, or is still at it
    Column("last", Text),  # the digest of the last result at its end
    # A copy of what never changes, on other pages: no result proves itself without its run.
    Index("run_copy", "id", *RUN[1:]),
)

results = Table(
    "result",
    metadata,
    Column("id", _Id, primary_key=True),
    Column("run", _Id, ForeignKey("run.id"), nullable=False),
    Column("student", Text, nullable=False),
    Column("assignment", Text, nullable=False),
    Column("exercise", Text, nullable=False),
    Column("submission", Text, nullable=False),  # SHA-256; empty: nothing was handed in
    Column("checks", Text, nullable=False),  # SHA-256 of all that a result depends on beside it
    Column("level", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("score", Float),
    Column("max_score", Float, nullable=False),
    Column("seconds", Float, nullable=False),
    Column("at", Text, nullable=False),
    Column("handed_in", Text),
    Column("late", Boolean, nullable=False),
    Column("data", LargeBinary, nullable=False),  # the exercise's result, JSON, zlib
    Column("before", Text, nullable=False),
    Column("digest", Text, nullable=False),
    UniqueConstraint(
        "student", "assignment", "exercise", "submission", "checks", "level", "number"
    ),
    Index("result_of_student", "assignment", "student", "exercise"),
)

standings = Table(
    "standing",
    metadata,
    Column("assignment", Text, primary_key=True),
    Column("student", Text, primary_key=True),
    Column("exercise", Text, primary_key=True),
    Column("result", _Id, ForeignKey("result.id"), nullable=False),
    Column("former", _Id, ForeignKey("result.id")),
    Column("digest", Text, nullable=False),
)

gaps = Table(
    "gap",
    metadata,
    Column("digest", Text, primary_key=True),  # of a result that others name and nobody has
    Column("after", Text, nullable=False),  # the digest before the gap; empty: rows of an end
    Column("noted", Text, nullable=False),  # UTC, ISO 8601
    Column("lost_from", Text, nullable=False),  # the damaged store
)

adjustments = Table(
    "adjustment",
    metadata,
    Column("id", _Id, primary_key=True),
    Column("assignment", Text, nullable=False),
    Column("student", Text, nullable=False),
    Column("exercise", Text, nullable=False),  # empty: the whole assignment
    Column("points", Text, nullable=False),  # a decimal number
    Column("reason", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("at", Text, nullable=False),  # UTC, ISO 8601
    Column("nnkit", Text, nullable=False),
    Column("before", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Index("adjustment_of_student", "assignment", "student"),
)
