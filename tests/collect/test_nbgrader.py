"""nbgrader's submitted/, its timestamps, and the exchange's inbound folders."""

from datetime import UTC, datetime

import pytest

NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)
SUBMITTED = {
    "submitted/ada/homework/net.py": b"ada",
    "submitted/ada/homework/timestamp.txt": b"2026-12-01 11:00:00 UTC\n",
    "submitted/ada/other/net.py": b"no",
    "submitted/ben/homework/net.py": b"ben",
    "submitted/ben/homework/timestamp.txt": b"2026-12-01 13:00:00.5 Europe/London\n",
    "submitted/cleo/other/net.py": b"no",
    "submitted/dan/homework/net.py": b"dan",
    "source/homework/net.py": b"teacher",
    "gradebook.db": b"",
}


def test_each_student_has_the_folder_of_the_assignment(place, found, homework):
    got = found(place(SUBMITTED), assignment=homework)

    assert got.data == {"ada": b"ada", "ben": b"ben", "dan": b"dan"}
    assert got.ignored == [("cleo", "nothing that was handed in for the assignment `homework`")]


def test_the_time_is_that_of_timestamp_txt_and_late_is_after_the_due_date(place, found, homework):
    got = found(place(SUBMITTED), assignment=homework)

    assert [(each.at, each.late) for each in got.hand_ins] == [
        (NOON.replace(hour=11), False),
        (NOON.replace(hour=13, microsecond=500000), True),
        (None, False),
    ]


def test_submitted_itself_may_be_named(folder, found, homework):
    root = folder(SUBMITTED) / "submitted"

    assert found(root, assignment=homework).data == {"ada": b"ada", "ben": b"ben", "dan": b"dan"}


def test_a_student_of_it_may_be_named(folder, found, homework):
    root = folder(SUBMITTED) / "submitted" / "ada"

    got = found(root, assignment=homework)

    assert got.data == {"ada": b"ada"}
    assert got.of("ada").at == NOON.replace(hour=11)


def test_without_an_assignment_the_folder_that_has_a_time_counts(place, found):
    files = {
        "ada/homework/net.py": b"ada",
        "ada/homework/timestamp.txt": b"2026-12-01 12:00:00 UTC",
        "ben/homework/net.py": b"ben",
        "ben/homework/timestamp.txt": b"2026-12-01 12:00:00 UTC",
    }

    assert found(place(files)).data == {"ada": b"ada", "ben": b"ben"}


@pytest.mark.parametrize("text", [b"yesterday", b"\xff", b"", b"2026-12-01 12:00 Mars/Base"])
def test_a_timestamp_that_is_none_is_noted(place, found, homework, text):
    files = {"submitted/ada/homework/net.py": b"", "submitted/ada/homework/timestamp.txt": text}

    hand_in = found(place(files), assignment=homework).of("ada")

    assert (hand_in.at, hand_in.late) == (None, False)
    assert hand_in.notes == ("`timestamp.txt` holds no time that is known",)


def test_a_timestamp_that_is_a_link_is_noted_and_not_read(folder, found, homework, tmp_path):
    root = folder({"submitted/ada/homework/net.py": b""})
    (tmp_path / "secret").write_text("2026-12-01 12:00:00")
    (root / "submitted/ada/homework/timestamp.txt").symlink_to(tmp_path / "secret")

    hand_in = found(root, assignment=homework).of("ada")

    assert hand_in.at is None
    assert hand_in.notes == ("`timestamp.txt` is a link or a device, not a file.",)


INBOUND = {
    "ada+homework+2026-12-01 10:00:00.000000 UTC/net.py": b"first",
    "ada+homework+2026-12-01 11:00:00.000000 UTC+Xy1/net.py": b"second",
    "ada+homework+2026-12-01 13:00:00.000000 UTC/net.py": b"third",
    "ben+homework+2026-12-01 10:30:00.000000 UTC/net.py": b"ben",
    "ben+other+2026-12-01 10:30:00.000000 UTC/net.py": b"no",
}


@pytest.mark.parametrize(
    ("attempt", "counts", "number"), [("last", b"third", 3), ("first", b"first", 1)]
)
def test_of_the_exchanges_attempts_one_counts(folder, found, homework, attempt, counts, number):
    got = found(folder(INBOUND), assignment=homework, attempt=attempt)

    assert got.data == {"ada": counts, "ben": b"ben"}
    assert (got.of("ada").attempt, got.of("ada").attempts) == (number, 3)
    assert got.of("ada").notes == ()


def test_for_the_best_all_attempts_are_given_in_order(folder, found, homework):
    got = found(folder(INBOUND), assignment=homework, attempt="best")

    assert [(each.students, each.attempt, each.late) for each in got.hand_ins] == [
        (("ada",), 1, False),
        (("ada",), 2, False),
        (("ada",), 3, True),
        (("ben",), 1, False),
    ]


def test_an_attempt_at_another_assignment_is_told(folder, found, homework):
    [(name, why)] = found(folder(INBOUND), assignment=homework).ignored

    assert (name[:9], why) == ("ben+other", "another assignment, `other`")


def test_where_some_have_a_folder_of_the_assignment_and_some_have_not_all_are_read(
    place, found, homework, zipped
):
    files = {
        "ada/homework/net.py": b"ada",
        "ben/net.py": b"ben",
        "cleo/hw.zip": zipped({"net.py": b"cleo"}),
        "dan/my work/net.py": b"dan",
    }

    got = found(place(files), assignment=homework)

    assert got.data == {"ada": b"ada", "ben": b"ben", "cleo": b"cleo", "dan": b"dan"}


def test_files_one_folder_too_high_are_read(place, found, homework):
    files = {"submitted/ada/net.py": b"ada", "submitted/ben/homework/net.py": b"ben"}

    assert found(place(files), assignment=homework).data == {"ada": b"ada", "ben": b"ben"}
