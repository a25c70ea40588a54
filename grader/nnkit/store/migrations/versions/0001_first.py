"""Runs, results, standings and gaps."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Makes the tables."""
    facts = ("assignment", "started", "who", "nnkit", "torch", "device", "course")
    op.create_table(
        "run",
        sa.Column("id", _ID, primary_key=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in facts),
        sa.Column("ended", sa.Text),
        sa.Column("last", sa.Text),
    )
    op.create_index("run_copy", "run", ["id", *facts])
    key = ("student", "assignment", "exercise", "submission", "checks", "level")
    op.create_table(
        "result",
        sa.Column("id", _ID, primary_key=True),
        sa.Column("run", _ID, sa.ForeignKey("run.id"), nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in key),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("verdict", sa.Text, nullable=False),
        sa.Column("score", sa.Float),
        sa.Column("max_score", sa.Float, nullable=False),
        sa.Column("seconds", sa.Float, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("handed_in", sa.Text),
        sa.Column("late", sa.Boolean, nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sa.Column("before", sa.Text, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.UniqueConstraint(*key, "number"),
    )
    op.create_index("result_of_student", "result", ["assignment", "student", "exercise"])
    op.create_table(
        "standing",
        *(
            sa.Column(name, sa.Text, primary_key=True)
            for name in ("assignment", "student", "exercise")
        ),
        sa.Column("result", _ID, sa.ForeignKey("result.id"), nullable=False),
        sa.Column("former", _ID, sa.ForeignKey("result.id")),
        sa.Column("digest", sa.Text, nullable=False),
    )
    op.create_table(
        "gap",
        sa.Column("digest", sa.Text, primary_key=True),
        sa.Column("after", sa.Text, nullable=False),
        sa.Column("noted", sa.Text, nullable=False),
        sa.Column("lost_from", sa.Text, nullable=False),
    )
