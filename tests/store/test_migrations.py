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

    assert found == REVISION == "0002"


@pytest.fixture
def first_version(monkeypatch, tmp_path):
    """Gives what makes this code one that knows the first version alone, for as long as it says."""
    ours = Path(opening.__file__).parent / "migrations"
    folder = Path(shutil.copytree(ours, tmp_path / "migrations"))
    for path in (folder / "versions").glob("*.py"):
        if not path.name.startswith("0001"):
            path.unlink()
    with monkeypatch.context() as changed:
        changed.setattr("nnkit.store.opening.REVISION", "0001")
        changed.setattr("nnkit.store.opening._MIGRATIONS", str(folder))
        yield changed.undo


def test_a_store_of_the_first_version_is_brought_up_to_date(place, run_of, entry, first_version):
    with open_store(place) as store:
        store.write(run_of(store), [entry(7.0)])
        assert not inspect(store.engine).has_table("adjustment")

    first_version()
    with open_store(place) as store:
        [kept] = store.of_student("sums", "ada")
        assert store.adjustments("sums") == []

    assert kept.result.score == 7.0
