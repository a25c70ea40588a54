"""The write-ahead log, read without SQLite."""

import os
import shutil
import sqlite3
from contextlib import closing

import pytest
from nnkit.errors import StoreError
from nnkit.store.store import open_store
from nnkit.store.wal import is_damaged, log_path, read_frames


@pytest.fixture
def logged(file_store, run_of, entry, in_a_child):
    """A store whose last writer was killed: four transactions are in its log."""

    def work():
        with open_store(str(file_store)) as store:
            with store.engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            run = run_of(store)
            for student in ("ada", "ben", "cid"):
                store.write(run, [entry(student=student)])
            os._exit(0)

    in_a_child(work)
    return file_store


def flip(path, at):
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)


def frames_of(path):
    return list(read_frames(log_path(path).read_bytes()))


def students(path):
    with closing(sqlite3.connect(path)) as database:
        return [row[0] for row in database.execute("SELECT student FROM result ORDER BY id")]


def test_frames_are_read_as_sqlite_reads_them(logged):
    frames = frames_of(logged)

    assert all(frame.is_whole for frame in frames)
    assert sum(frame.is_commit for frame in frames) == 4
    assert not is_damaged(logged)
    assert students(logged) == ["ada", "ben", "cid"]


def test_a_broken_frame_of_a_finished_transaction_is_damage(logged):
    flip(log_path(logged), frames_of(logged)[0].at + 100)

    assert is_damaged(logged)
    with pytest.raises(StoreError) as told, open_store(str(logged)):
        pass
    assert str(told.value) == (
        f"{logged}: the store is damaged (in its write-ahead log); `nnkit store check` says what "
        "can be saved."
    )


def test_sqlite_alone_would_say_nothing_and_lose_what_follows(logged):
    flip(log_path(logged), frames_of(logged)[0].at + 100)

    assert students(logged) == []


def test_a_broken_frame_of_the_last_transaction_is_what_a_power_cut_leaves(logged):
    flip(log_path(logged), frames_of(logged)[-1].at + 100)

    assert not is_damaged(logged)
    assert students(logged) == ["ada", "ben"]


def test_a_broken_head_is_damage(logged):
    for at in (0, 9, 17, 25):
        copy = shutil.copyfile(logged, logged.with_name(f"{at}.db"))
        shutil.copyfile(log_path(logged), log_path(copy))
        flip(log_path(copy), at)

        assert is_damaged(copy)


@pytest.mark.parametrize("data", [b"", b"\0" * 16, b"\0" * 4152], ids=["empty", "short", "zeros"])
def test_a_log_that_was_never_written_is_no_damage(logged, data):
    log_path(logged).write_bytes(data)

    assert frames_of(logged) == []
    assert not is_damaged(logged)


def test_without_a_log_there_is_no_damage(filled, file_store):
    filled(file_store)

    assert not log_path(file_store).exists()
    assert not is_damaged(file_store)
