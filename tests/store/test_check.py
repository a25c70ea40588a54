"""Damage is found, and told in sentences that name it."""

import sqlite3
from contextlib import closing

import pytest
from nnkit.errors import UsageError
from nnkit.store.check import check
from nnkit.store.opening import store_url
from nnkit.store.store import open_store
from sqlalchemy import text


@pytest.fixture
def there(place, filled):
    """A store of thirty students' results, of three runs."""
    return filled(place)


def change(place, *statements):
    with open_store(place) as store, store.engine.begin() as connection:
        for each in statements:
            connection.execute(text(each))


def found(place):
    return check(store_url(str(place)))


def test_a_store_that_is_whole_has_no_damage(there):
    health = found(there)

    assert health.damage == []
    assert (health.sound, health.broken, health.runs, health.unfinished) == (30, 0, 3, [])


def test_an_empty_store_is_whole(place):
    with open_store(place):
        pass

    assert (found(place).damage, found(place).sound) == ([], 0)


def test_e3_a_row_that_was_edited_is_named(there):
    change(there, "UPDATE result SET score = 10.0 WHERE student = 's004'")

    health = found(there)

    assert health.damage[0] == "result 12 (`s004`, 00_cumsum) is not what was written"
    assert health.damage[1].startswith("what counts for `s004` in 00_cumsum is a result that is no")
    assert (health.sound, health.broken) == (29, 1)


def test_a_row_that_was_taken_out_of_the_middle_is_missed(there):
    change(
        there,
        "DELETE FROM standing WHERE result = 12",
        "DELETE FROM result WHERE id = 12",
    )

    assert found(there).damage == [
        "before result 13 (`s007`, 00_cumsum) at least one result is missing"
    ]


def test_rows_that_were_taken_from_the_end_are_missed(there):
    change(
        there,
        "DELETE FROM standing WHERE result > 28",
        "DELETE FROM result WHERE id > 28",
    )

    [said] = found(there).damage
    assert said.startswith("the run of 20")
    assert said.endswith("ended with a result that is not there")


def test_a_run_that_was_edited_breaks_its_results(there):
    change(there, "UPDATE run SET who = 'nobody@nowhere' WHERE id = 2")

    assert (found(there).sound, found(there).broken) == (20, 10)


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        (
            "UPDATE standing SET result = 2 WHERE student = 's000'",
            "what counts for `s000` in 00_cumsum is a result of `s003` in 00_cumsum",
        ),
        (
            "UPDATE standing SET former = 2 WHERE student = 's000'",
            "what counts for `s000` in 00_cumsum is not what was written",
        ),
        (
            "UPDATE standing SET digest = 'ab' WHERE student = 's000'",
            "what counts for `s000` in 00_cumsum is not what was written",
        ),
    ],
)
def test_a_standing_that_was_edited_is_named(there, statement, sentence):
    change(there, statement)

    assert found(there).damage == [sentence]


def test_e5_a_run_that_never_ended_is_listed_and_no_damage(there, run_of):
    with open_store(there) as store:
        begun = run_of(store)

    health = found(there)

    assert (health.damage, health.unfinished) == ([], [begun])


def test_where_there_is_no_store_none_is_made(tmp_path):
    path = tmp_path / "a.db"

    with pytest.raises(UsageError) as refused:
        found(path)

    assert str(refused.value) == f"{path}: there is no store; name one with `--store`."
    assert not path.exists()


def test_what_never_was_a_store_is_told(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("no database\n" * 1000, encoding="utf-8")

    with pytest.raises(UsageError) as refused:
        found(path)

    assert str(refused.value) == f"{path}: it holds no results, or none that can be read."


def test_a_result_that_names_no_run_is_told(filled, file_store):
    with closing(sqlite3.connect(filled(file_store))) as database, database:
        database.execute("DELETE FROM run WHERE id = 1")

    health = found(file_store)

    assert health.damage[0] == "row 1 of `result` names what is not there"
    assert (health.sound, health.broken) == (20, 10)


def test_pages_that_are_gone_are_told_and_the_rest_is_counted(filled, file_store):
    data = bytearray(filled(file_store, count=300).read_bytes())
    middle = len(data) // 2 // 4096 * 4096
    data[middle : middle + 8192] = bytes(8192)
    file_store.write_bytes(data)

    health = found(file_store)

    assert len(health.damage) > 1
    assert 200 < health.sound < 300


def test_a_log_that_is_damaged_is_told_and_stays(file_store, run_of, entry, in_a_child):
    import os

    from nnkit.store.wal import log_path, read_frames

    def work():
        with open_store(str(file_store)) as store:
            run = run_of(store)
            for number in range(6):
                store.write(run, [entry(student=f"s{number}")])
            os._exit(0)

    in_a_child(work)
    log = log_path(file_store)
    data = bytearray(log.read_bytes())
    commits = [frame for frame in read_frames(bytes(data)) if frame.is_commit]
    data[commits[-4].at + 50] ^= 1
    log.write_bytes(data)

    health = found(file_store)

    assert health.damage[0] == "the write-ahead log is damaged: results in it would be lost"
    assert health.sound >= 5  # SQLite would give two
    assert log.read_bytes() == bytes(data)
