"""A store that is open: what goes in, what counts, what comes out. In a file, and on a server."""

import sqlite3
import subprocess
import sys
from dataclasses import replace

import pytest
from nnkit.errors import StoreError
from nnkit.store.rows import FIRST
from nnkit.store.store import open_store


def scores(found):
    return {f"{each.key.student} {each.key.exercise}": each.result.score for each in found}


def test_a_result_comes_out_as_it_went_in(store, run_of, entry, result, same):
    run = run_of(store)
    [written] = store.write(run, [entry(7.5, handed_in="2026-03-01T10:00:00+00:00", late=True)])

    [found] = store.of_student("sums", "ada")

    assert found == written
    assert same(found.result, result(7.5))
    assert (found.run, found.key, found.number) == (run, entry().key, 1)
    assert (found.handed_in, found.late, found.seconds) == ("2026-03-01T10:00:00+00:00", True, 0.5)


def test_a_key_that_is_there_is_not_written_again(store, run_of, entry):
    [first] = store.write(run_of(store), [entry(7.0)])
    [second] = store.write(run_of(store), [entry(3.0)])  # another run was first

    assert second == first
    assert len(store.of_student("sums", "ada")) == 1


def test_what_is_asked_for_again_is_one_more_of_its_key(store, run_of, entry):
    store.write(run_of(store), [entry(7.0)])
    [again] = store.write(run_of(store), [entry(3.0, again=True)])

    assert again.number == 2
    assert [each.result.score for each in store.of_student("sums", "ada")] == [7.0, 3.0]
    assert scores(store.standing("sums")) == {"ada 00_cumsum": 3.0}


def test_history_is_kept_in_the_order_of_writing(store, run_of, entry):
    for number, submission in enumerate(("s1", "s2", "s3")):
        store.write(run_of(store), [entry(float(number), submission=submission)])

    assert [each.key.submission for each in store.of_student("sums", "ada")] == ["s1", "s2", "s3"]


def test_the_last_result_stands_and_the_one_before_is_the_former(store, run_of, entry):
    run = run_of(store)
    store.write(run, [entry(3.0), entry(4.0, student="ben")])
    store.write(run, [entry(9.0, submission="s2")])

    assert scores(store.standing("sums")) == {"ada 00_cumsum": 9.0, "ben 00_cumsum": 4.0}
    assert scores(store.former("sums")) == {"ada 00_cumsum": 3.0}


def test_a_result_of_before_stands_again_when_it_is_handed_in_again(store, run_of, entry):
    run = run_of(store)
    for submission, score in (("s1", 3.0), ("s2", 9.0), ("s1", 3.0)):
        store.write(run, [entry(score, submission=submission)])

    assert scores(store.standing("sums")) == {"ada 00_cumsum": 3.0}
    assert scores(store.former("sums")) == {"ada 00_cumsum": 9.0}
    assert len(store.of_student("sums", "ada")) == 2


def test_what_does_not_count_stands_nowhere(store, run_of, entry):
    run = run_of(store)
    store.write(run, [entry(3.0)])
    store.write(run, [entry(9.0, submission="s2", counts=False)])

    assert scores(store.standing("sums")) == {"ada 00_cumsum": 3.0}
    assert len(store.of_student("sums", "ada")) == 2


def test_a_fault_of_ours_never_takes_the_place_of_a_result(store, run_of, entry, fault):
    run = run_of(store)
    store.write(run, [entry(8.0)])
    store.write(run, [fault(submission="s2")])

    assert scores(store.standing("sums")) == {"ada 00_cumsum": 8.0}


def test_a_fault_of_ours_stands_where_nothing_did_until_there_is_a_result(
    store, run_of, entry, fault
):
    run = run_of(store)
    store.write(run, [fault()])
    before = scores(store.standing("sums"))
    [again] = store.write(run, [entry(6.0)])

    assert before == {"ada 00_cumsum": None}
    assert scores(store.standing("sums")) == {"ada 00_cumsum": 6.0}
    assert again.number == 2  # the fault is no result, so the key is graded once more


def test_rows_make_a_chain(store, run_of, entry):
    rows = []
    for submission in ("s1", "s2"):
        batch = [entry(student=name, submission=submission) for name in ("ada", "ben")]
        rows += store.write(run_of(store), batch)

    assert [each.before for each in rows] == [FIRST, *(each.digest for each in rows[:-1])]
    assert len({each.digest for each in rows}) == 4


def test_students_and_exercises_come_in_order(store, run_of, entry):
    keys = [("ben", "01_b"), ("ada", "01_b"), ("ben", "00_a"), ("ada", "00_a")]
    entries = [entry(student=student, exercise=exercise) for student, exercise in keys]
    store.write(run_of(store), entries)

    assert [*scores(store.standing("sums"))] == ["ada 00_a", "ada 01_b", "ben 00_a", "ben 01_b"]
    assert [*scores(store.standing("sums", "ben"))] == ["ben 00_a", "ben 01_b"]


def test_an_assignment_has_its_own_standings(store, run_of, entry):
    store.write(run_of(store), [entry(1.0), entry(2.0, assignment="final")])

    assert store.assignments() == ["final", "sums"]
    assert scores(store.standing("final")) == {"ada 00_cumsum": 2.0}


def test_a_batch_is_written_whole_or_not_at_all(store, run_of, entry):
    run = run_of(store)

    with pytest.raises(StoreError):
        store.write(run, [entry(), replace(entry(student="ben"), seconds=None)])

    assert store.of_student("sums", "ada") == []
    assert scores(store.standing("sums")) == {}


def test_a_batch_may_be_larger_than_what_a_statement_holds(file_store, run_of, entry):
    with open_store(str(file_store)) as store:
        with store.engine.connect() as connection:  # the one that is used again; Debian allows more
            one = connection.connection.dbapi_connection
            one.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 32_766)
        entries = [entry(student=f"s{n}") for n in range(12_000)]
        written = store.write(run_of(store), entries)

    assert [each.id for each in written] == [*range(1, 12_001)]


WRITER = """
import sys
from nnkit.results import ExerciseResult, Verdict
from nnkit.store.rows import Entry, Key
from nnkit.store.store import open_store

with open_store(sys.argv[1]) as store:
    run = store.begin("sums", "2.13.0", "cpu", "c0")
    for number in range(int(sys.argv[2])):
        key = Key(f"s{number}", "sums", "00_a", "s1", "c1", "full")
        result = ExerciseResult(
            id="00_a", file="a.py", sha256=None, verdict=Verdict.OK, message=sys.argv[3], notes=[],
            score=1.0, max_score=1.0, checks=[])
        own = Key(f"{sys.argv[3]}{number}", "sums", "00_a", "s1", "c1", "full")
        store.write(run, [Entry(key, result, 0.1), Entry(own, result, 0.1)])
    store.end(run)
"""


def test_e2_two_processes_that_write_at_once_take_turns(place):
    with open_store(place):
        pass  # made by one of them, else

    running = [
        subprocess.Popen([sys.executable, "-c", WRITER, place, "40", name])
        for name in ("one", "two")
    ]
    codes = [each.wait() for each in running]

    assert codes == [0, 0]
    with open_store(place) as store:
        rows = sorted(
            (row for n in range(40) for name in ("s", "one", "two")
             for row in store.of_student("sums", f"{name}{n}")),
            key=lambda row: row.id,
        )  # fmt: skip
    assert len(rows) == 120  # 40 that both had, and 40 of each
    assert [row.before for row in rows] == [FIRST, *(row.digest for row in rows[:-1])]


def test_two_processes_that_open_it_first_make_it_once(place):
    code = (
        "import sys; from nnkit.store.store import open_store\nwith open_store(sys.argv[1]): pass"
    )
    running = [subprocess.Popen([sys.executable, "-c", code, place]) for _ in range(3)]

    assert [each.wait() for each in running] == [0, 0, 0]


def test_what_took_longest_comes_first(store, run_of, entry):
    for name, seconds in (("ada", 1.0), ("ben", 3.0), ("cid", 2.0)):
        store.write(run_of(store), [replace(entry(student=name), seconds=seconds)])

    assert store.slowest("sums") == ["ben", "cid", "ada"]
