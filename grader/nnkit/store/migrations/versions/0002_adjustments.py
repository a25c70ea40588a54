"""What people changed."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Makes the table."""
    names = ("assignment", "student", "exercise", "points", "reason", "author", "at", "nnkit")
    op.create_table(
        "adjustment",
        sa.Column("id", _ID, primary_key=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in (*names, "before", "digest")),
    )
    op.create_index("adjustment_of_student", "adjustment", ["assignment", "student"])
