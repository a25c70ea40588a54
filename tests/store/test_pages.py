"""Rows that are read past SQLite are those that SQLite reads."""

import os
import sqlite3
import struct
from contextlib import closing

import pytest
from nnkit.store.contents import FromPages, from_database
from nnkit.store.opening import store_url
from nnkit.store.pages import Image
from nnkit.store.store import open_store
from nnkit.store.tables import metadata, results
from nnkit.store.wal import log_path


def tables_of(contents):
    return {
        table.name: [dict(row) for row in contents.rows(table)] for table in metadata.sorted_tables
    }


def test_every_row_of_every_table_is_read(filled, file_store):
    filled(file_store, count=300)
    with from_database(store_url(str(file_store))) as contents:
        wanted = tables_of(contents)

    found = tables_of(FromPages(file_store))

    assert len(found["result"]) == 300
    for name, rows in wanted.items():
        assert sorted(found[name], key=str) == sorted(rows, key=str), name


def test_results_come_in_the_order_of_their_ids(filled, file_store):
    found = FromPages(filled(file_store, count=300))

    assert [row["id"] for row in found.rows(results)] == [*range(1, 301)]


def test_rows_that_are_in_the_log_alone_are_read(file_store, run_of, entry, in_a_child):
    def work():
        with open_store(str(file_store)) as store:
            store.write(run_of(store), [entry(student=f"s{n}") for n in range(50)])
            os._exit(0)

    in_a_child(work)

    assert len(tables_of(FromPages(file_store))["result"]) == 50


def test_a_page_with_a_number_beyond_all_others_takes_no_longer(filled, file_store):
    log = log_path(filled(file_store, count=300))
    head = struct.pack(">8I", 0x377F0682, 3007000, 4096, 0, 1, 2, 0, 0)
    frame = struct.pack(">6I", 0xFFFFFFFE, 1, 1, 2, 0, 0)
    log.write_bytes(head + frame + bytes(4096))

    assert len([*FromPages(file_store).rows(results)]) == 300


@pytest.mark.parametrize("size", [512, 1024, 65536])
def test_values_of_every_kind_and_length_are_read(tmp_path, size):
    path = tmp_path / "a.db"
    values = [
        None, 0, 1, -1, 127, -129, 40_000, -(2**23) - 1, 2**31, 2**45, 2**63 - 1, -(2**63), 0.5,
        "", "größer", b"", b"\0\xff", "x" * 10_000, b"y" * 200_000,
    ]  # fmt: skip
    with closing(sqlite3.connect(path)) as database, database:
        database.execute(f"PRAGMA page_size = {size}")
        database.execute("CREATE TABLE kind (id INTEGER PRIMARY KEY, value)")
        database.executemany("INSERT INTO kind (value) VALUES (?)", [(each,) for each in values])

    image = Image(path)
    rows = [row for cell in image.cells() if (row := image.read(cell))]

    assert [row[1][1] for row in rows if len(row[1]) == 2] == values
    assert [row[0] for row in rows if len(row[1]) == 2] == [*range(1, len(values) + 1)]


@pytest.mark.parametrize("data", [b"", b"x", b"\x0d" * 4096, os.urandom(3 * 4096)])
def test_what_is_no_database_has_no_rows(tmp_path, data):
    path = tmp_path / "a.db"
    path.write_bytes(data)

    assert tables_of(FromPages(path)) == {name: [] for name in metadata.tables}
