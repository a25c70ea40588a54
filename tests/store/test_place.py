"""Where a course's results are: the store that its last class was graded into."""

import stat

import pytest
from nnkit.errors import UsageError
from nnkit.store.opening import store_url
from nnkit.store.place import find_store, note_store


def test_the_last_store_is_found(tmp_path):
    for name in ("a.db", "b.db"):
        note_store(tmp_path, store_url(str(tmp_path / name)))

    assert find_store(tmp_path, None) == store_url(str(tmp_path / "b.db"))
    assert stat.S_IMODE((tmp_path / ".nnkit").stat().st_mode) == 0o700


def test_what_is_typed_goes_first(tmp_path):
    note_store(tmp_path, store_url(str(tmp_path / "a.db")))

    assert find_store(tmp_path, str(tmp_path / "c.db")) == store_url(str(tmp_path / "c.db"))


@pytest.mark.parametrize("typed", ["staff:geheim@host/grades", "staff@host/grades?password=geheim"])
def test_a_password_is_not_noted(tmp_path, typed):
    note_store(tmp_path, store_url(f"postgresql+psycopg://{typed}"))

    assert (tmp_path / ".nnkit" / "store").read_text(encoding="utf-8") == (
        "postgresql+psycopg://staff@host/grades\n"
    )
    assert find_store(tmp_path, None) == store_url("postgresql+psycopg://staff@host/grades")


def test_without_a_note_it_is_the_file_in_the_courses_folder(tmp_path):
    (tmp_path / ".nnkit").mkdir()
    (tmp_path / ".nnkit" / "results.db").touch()

    assert find_store(tmp_path, None) == store_url(str(tmp_path / ".nnkit" / "results.db"))


def test_where_nothing_was_graded_one_is_asked_to_name_a_store(tmp_path):
    with pytest.raises(UsageError) as refused:
        find_store(tmp_path, None)

    assert str(refused.value) == (
        "no class of this course was graded yet; name a store with `--store`."
    )


def test_a_note_that_cannot_be_written_stops_nothing(tmp_path):
    (tmp_path / ".nnkit").write_text("in the way", encoding="ascii")

    note_store(tmp_path, store_url(str(tmp_path / "a.db")))

    assert (tmp_path / ".nnkit").read_text(encoding="ascii") == "in the way"
