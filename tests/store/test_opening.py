"""A store is opened: what is named, what is made, what is refused and in which sentence."""

import sqlite3
import stat
from contextlib import closing

import pytest
from nnkit.errors import StoreError, UsageError
from nnkit.store.check import check
from nnkit.store.opening import shown, store_url
from nnkit.store.store import open_store


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("mysql://a/b", "`mysql` is no kind of store; type a path, or "),
        ("postgresql://a/b", "`postgresql` is no kind of store; type a path, or "),
        ("://", "`://` is no URL of a store; type a path, or "),
        ("sqlite://", "`sqlite://` names no file; type a path, or "),
        ("sqlite:///:memory:", "`sqlite:///:memory:` names no file; type a path, or "),
    ],
)
def test_a_name_that_is_no_store_is_refused(name, sentence):
    with pytest.raises(UsageError) as refused:
        store_url(name)

    assert str(refused.value) == f"{sentence}`postgresql+psycopg://USER@HOST/DATABASE`."


def test_a_path_is_made_whole(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    for name in ("a.db", "sqlite:///a.db"):
        assert store_url(name).database == str(tmp_path / "a.db")


def test_a_password_is_not_shown():
    url = store_url("postgresql+psycopg://staff:geheim@host/grades?password=geheim")

    assert shown(url) == "postgresql+psycopg://staff:***@host/grades"


def test_a_file_is_for_its_owners_eyes(file_store):
    with open_store(str(file_store)):
        pass

    assert stat.S_IMODE(file_store.stat().st_mode) == 0o600


def test_a_file_waits_for_the_disk_and_writes_ahead(file_store):
    with open_store(str(file_store)) as store, store.engine.connect() as connection:
        settings = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        ]

    assert settings == ["wal", 2, 1]


def test_a_folder_that_is_not_there_is_named(tmp_path):
    path = tmp_path / "no" / "a.db"

    with pytest.raises(UsageError) as refused, open_store(str(path)):
        pass

    assert str(refused.value) == f"{path}: the store cannot be opened (No such file or directory)."


def test_a_file_that_is_no_store_is_told(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("not a database at all\n" * 100, encoding="utf-8")

    with pytest.raises(StoreError) as told, open_store(str(path)):
        pass

    assert str(told.value) == (
        f"{path}: the store is damaged (file is not a database); `nnkit store check` says what can "
        "be saved."
    )


def test_a_file_whose_head_says_that_it_is_only_to_be_read_is_told(filled, file_store):
    data = bytearray(filled(file_store).read_bytes())
    data[18] = 3
    file_store.write_bytes(data)

    with open_store(str(file_store)) as store, pytest.raises(StoreError) as told:
        store.begin("sums", "2.13.0", "cpu", "c0")

    assert str(told.value) == (
        f"{file_store}: the store may not be written; see its rights, or `nnkit store check`."
    )


def test_a_table_whose_name_is_no_text_any_more_is_damage(filled, file_store):
    data = filled(file_store).read_bytes()
    broken = data.replace(b"tablestandingstanding", b"table\xf3tandingstanding")
    broken = broken.replace(b"CREATE TABLE standing", b"CREATE TABLE \xf3tandin(")
    assert len(broken) == len(data)
    file_store.write_bytes(broken)

    with pytest.raises(StoreError) as told, open_store(str(file_store)):
        pass

    assert str(told.value).startswith(f"{file_store}: the store is damaged (its texts cannot be")
    assert check(store_url(str(file_store))).damage != []


def test_a_store_of_a_newer_version_is_refused(filled, file_store):
    filled(file_store)
    with closing(sqlite3.connect(file_store)) as database, database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")

    with pytest.raises(UsageError) as refused, open_store(str(file_store)):
        pass

    assert str(refused.value) == (
        f"{file_store}: a newer nnkit wrote this store (version 9999, and this one knows 0002); "
        "install that one."
    )


def test_a_version_that_never_was_is_damage(filled, file_store):
    filled(file_store)
    with closing(sqlite3.connect(file_store)) as database, database:
        database.execute("UPDATE alembic_version SET version_num = '0000'")

    with pytest.raises(StoreError) as told, open_store(str(file_store)):
        pass

    assert "the store is damaged (its version is said to be 0000)" in str(told.value)


def test_a_server_that_is_not_there_is_one_sentence(tmp_path):
    pytest.importorskip("psycopg", reason="psycopg is not installed here.")
    name = f"postgresql+psycopg://staff:geheim@/grades?host={tmp_path}"

    with pytest.raises(StoreError) as told, open_store(name):
        pass

    said = str(told.value)
    assert said.startswith("postgresql+psycopg://staff:***@/grades?host=")
    assert "the store does not answer as it should (connection " in said
    assert "\n" not in said
    assert "geheim" not in said


def test_a_store_that_another_program_locks_is_told(filled, file_store, monkeypatch, run_of):
    monkeypatch.setattr("nnkit.store.opening._PATIENCE_S", 0)
    filled(file_store)

    with (
        open_store(str(file_store)) as store,
        closing(sqlite3.connect(file_store, isolation_level=None)) as other,
    ):
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError) as told:
            run_of(store)

    assert str(told.value) == (
        f"{file_store}: another program keeps the store locked; end it, or wait for it."
    )
