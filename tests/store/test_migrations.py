"""The migrations make the tables that the code works with."""

import shutil
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from nnkit.store import opening
from nnkit.store.store import open_store
from nnkit.store.tables import REVISION, metadata
from sqlalchemy import inspect, text


def test_the_tables_are_those_that_the_migrations_make(store):
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = compare_metadata(context, metadata)

    assert differences == []


def test_columns_stand_in_the_order_of_the_tables(store):
    # What reads a damaged file's pages has nothing else to tell columns by.
    found = inspect(store.engine)

    for table in metadata.sorted_tables:
        names = [column["name"] for column in found.get_columns(table.name)]
        assert names == [column.name for column in table.c]


def test_a_new_store_is_of_this_version(store):
    with store.engine.connect() as connection:
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()

    assert found == REVISION == "0001"


LATER = """
import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    op.add_column("run", sa.Column("room", sa.Text))
"""


@pytest.fixture
def one_more(monkeypatch, tmp_path):
    """Makes this code one that knows a second version."""
    ours = Path(opening.__file__).parent / "migrations"
    folder = Path(shutil.copytree(ours, tmp_path / "migrations"))
    (folder / "versions" / "0002_room.py").write_text(LATER, encoding="utf-8")
    monkeypatch.setattr("nnkit.store.opening.REVISION", "0002")
    monkeypatch.setattr("nnkit.store.opening._MIGRATIONS", str(folder))


def test_a_store_of_the_first_version_is_brought_up_to_date(place, run_of, entry, request):
    with open_store(place) as store:
        store.write(run_of(store), [entry(7.0)])

    request.getfixturevalue("one_more")
    with open_store(place) as store:
        columns = [each["name"] for each in inspect(store.engine).get_columns("run")]
        [kept] = store.of_student("sums", "ada")

    assert "room" in columns
    assert kept.result.score == 7.0
