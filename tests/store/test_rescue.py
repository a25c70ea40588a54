"""What is whole is copied, and proves in its new place what it proved in the old one."""

import sqlite3
from contextlib import closing

import pytest
from nnkit.errors import UsageError
from nnkit.store.check import check, contents_of
from nnkit.store.opening import store_url
from nnkit.store.rescue import rescue
from nnkit.store.store import open_store
from nnkit.store.tables import results, runs
from sqlalchemy import text


def rows_of(place, students):
    with open_store(str(place)) as store:
        return [row for name in students for row in store.of_student("sums", name)]


def scores_of(place):
    with open_store(str(place)) as store:
        return {each.key.student: each.result.score for each in store.standing("sums")}


STUDENTS = [f"s{n:03}" for n in range(300)]


@pytest.fixture
def damaged(filled, file_store):
    """A store of three hundred of which two pages are gone, and what it held."""
    filled(file_store, count=300)
    before = rows_of(file_store, STUDENTS)
    data = bytearray(file_store.read_bytes())
    middle = len(data) // 2 // 4096 * 4096
    data[middle : middle + 8192] = bytes(8192)
    file_store.write_bytes(data)
    return file_store, before


def test_what_is_whole_is_copied_as_it_was(damaged, tmp_path):
    path, before = damaged

    rescued = rescue(store_url(str(path)), str(tmp_path / "new.db"))

    after = rows_of(tmp_path / "new.db", STUDENTS)
    assert len(after) == rescued.copied
    assert 200 < rescued.copied < 300
    assert {row.id: row for row in after}.items() <= {row.id: row for row in before}.items()


def test_a_rescued_store_is_whole_and_knows_what_is_missing(damaged, tmp_path):
    path, _ = damaged

    rescued = rescue(store_url(str(path)), str(tmp_path / "new.db"))
    health = check(store_url(str(tmp_path / "new.db")))

    assert health.damage == []
    assert health.lost == rescued.gaps > 0
    assert health.sound == rescued.copied


def test_a_rescued_store_goes_on(damaged, tmp_path, run_of, entry):
    path, _ = damaged
    rescued = rescue(store_url(str(path)), str(tmp_path / "new.db"))

    with open_store(str(tmp_path / "new.db")) as store:
        run = run_of(store)
        store.write(run, [entry(float(n % 11), student=name) for n, name in enumerate(STUDENTS)])
        store.end(run)

    health = check(store_url(str(tmp_path / "new.db")))
    assert (health.damage, health.sound) == ([], 300)
    assert scores_of(tmp_path / "new.db") == {s: float(n % 11) for n, s in enumerate(STUDENTS)}
    assert rescued.copied < 300


def test_damage_after_a_rescue_is_told_apart_from_what_was_lost_before(damaged, tmp_path):
    path, _ = damaged
    rescue(store_url(str(path)), str(tmp_path / "new.db"))
    with closing(sqlite3.connect(tmp_path / "new.db")) as database, database:
        database.execute("DELETE FROM standing WHERE result = 5")
        database.execute("DELETE FROM result WHERE id = 5")

    health = check(store_url(str(tmp_path / "new.db")))

    assert len(health.damage) == 1
    assert health.damage[0].startswith("before result 6 (")


def test_a_row_that_is_taken_beside_a_gap_is_missed(damaged, tmp_path):
    path, _ = damaged
    rescue(store_url(str(path)), str(tmp_path / "new.db"))
    with closing(sqlite3.connect(tmp_path / "new.db")) as database, database:
        query = "SELECT result.id FROM result JOIN gap ON gap.after = result.digest"
        [last, *_] = database.execute(query).fetchone()
        database.execute("DELETE FROM standing WHERE result = ?", (last,))
        database.execute("DELETE FROM result WHERE id = ?", (last,))

    [said] = check(store_url(str(tmp_path / "new.db"))).damage

    assert said.endswith("at least one result is missing")


def test_a_row_that_was_edited_stays_behind_and_what_counts_is_the_newest_that_is_whole(
    file_store, run_of, entry, tmp_path
):
    with open_store(str(file_store)) as store:
        run = run_of(store)
        store.write(run, [entry(3.0), entry(4.0, student="ben")])
        store.write(run, [entry(5.0, submission="s2")])
        with store.engine.begin() as connection:
            connection.execute(text("UPDATE result SET score = 10.0 WHERE id = 3"))

    rescued = rescue(store_url(str(file_store)), str(tmp_path / "new.db"))

    assert (rescued.copied, rescued.left, rescued.chosen) == (2, 1, 1)
    assert scores_of(tmp_path / "new.db") == {"ada": 3.0, "ben": 4.0}


def test_a_result_counts_though_the_one_before_it_is_lost(file_store, run_of, entry, tmp_path):
    with open_store(str(file_store)) as store:
        run = run_of(store)
        store.write(run, [entry(3.0)])
        store.write(run, [entry(2.0, submission="s2"), entry(9.0, submission="s3", counts=False)])
        with store.engine.begin() as connection:
            connection.execute(text("UPDATE result SET score = 10.0 WHERE id = 1"))

    rescued = rescue(store_url(str(file_store)), str(tmp_path / "new.db"))

    assert (rescued.copied, rescued.chosen) == (2, 0)
    assert scores_of(tmp_path / "new.db") == {"ada": 2.0}


def test_runs_are_read_from_their_copy_when_their_page_is_gone(filled, file_store, tmp_path):
    filled(file_store, count=300)
    with closing(sqlite3.connect(file_store)) as database:
        query = "SELECT rootpage FROM sqlite_master WHERE name = 'run'"
        [page] = database.execute(query).fetchone()
    data = bytearray(file_store.read_bytes())
    data[(page - 1) * 4096 : page * 4096] = bytes(4096)
    file_store.write_bytes(data)

    rescued = rescue(store_url(str(file_store)), str(tmp_path / "new.db"))

    assert (rescued.copied, rescued.left) == (300, 0)


def test_the_head_of_a_file_is_not_needed(filled, file_store, tmp_path):
    data = filled(file_store, count=300).read_bytes()
    file_store.write_bytes(bytes(4096) + data[4096:])

    rescued = rescue(store_url(str(file_store)), str(tmp_path / "new.db"))

    assert (rescued.copied, rescued.left, rescued.gaps) == (300, 0, 0)


def test_from_a_file_to_a_server_and_back(filled, file_store, postgresql, run_of, entry, tmp_path):
    filled(file_store)
    url = postgresql()

    there = rescue(store_url(str(file_store)), url)
    with open_store(url) as store:
        [more] = store.write(run_of(store), [entry(1.0, student="zoe")])
    back = rescue(store_url(url), str(tmp_path / "back.db"))

    assert more.id == 31
    assert (there.copied, back.copied) == (30, 31)
    assert check(store_url(str(tmp_path / "back.db"))).damage == []
    assert rows_of(file_store, STUDENTS) == rows_of(tmp_path / "back.db", STUDENTS)


def test_what_others_write_meanwhile_is_left_for_the_next_copy(place, filled, run_of, entry):
    filled(place)

    with contents_of(store_url(place), []) as contents, open_store(place) as store:
        before = [dict(row) for row in contents.rows(runs)]
        store.write(run_of(store), [entry(student="zoe")])
        students = [row["student"] for row in contents.rows(results)]
        after = [dict(row) for row in contents.rows(runs)]

    assert before == after
    assert len(students) == 30
    assert "zoe" not in students


def test_a_store_that_holds_something_is_not_copied_over(filled, file_store, tmp_path):
    filled(file_store)
    other = filled(tmp_path / "other.db", count=3)

    with pytest.raises(UsageError) as refused:
        rescue(store_url(str(file_store)), str(other))

    assert str(refused.value) == f"{other}: there are results in it; name a new store."
    assert len(rows_of(other, STUDENTS)) == 3
