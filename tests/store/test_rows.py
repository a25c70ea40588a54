"""Rows: packed and read back, and what a digest notices."""

import zlib

import pytest
from nnkit.errors import StoreError
from nnkit.store.rows import pack, unpack
from nnkit.store.store import open_store
from sqlalchemy import text


def test_a_result_is_packed_and_read_back(result, same):
    assert same(unpack(pack(result(6.5))), result(6.5))


@pytest.mark.parametrize(
    "data", [b"", b"nothing that was packed", zlib.compress(b"{}"), zlib.compress(b"\xff")]
)
def test_what_was_not_packed_is_damage(data):
    with pytest.raises(StoreError, match="a result in the store is damaged"):
        unpack(data)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE result SET score = 10.0",
        "UPDATE result SET max_score = 7.0",
        "UPDATE result SET verdict = 'missing'",
        "UPDATE result SET level = 'strong'",
        "UPDATE result SET student = 'ada', checks = 'c2'",
        "UPDATE result SET submission = 's2'",
        "UPDATE result SET late = false",
        "UPDATE result SET late = true",
        "UPDATE result SET handed_in = '2026-01-01T00:00:00+00:00'",
        "UPDATE result SET at = '2026-01-01T00:00:00.000+00:00'",
        "UPDATE result SET seconds = 0.25",
        "UPDATE result SET number = 2",
        "UPDATE result SET data = 'ab'",
        "UPDATE result SET before = 'ab'",
        "UPDATE result SET digest = 'ab'",
        "UPDATE run SET who = 'someone@else'",
        "UPDATE run SET torch = '2.12.0'",
    ],
)
def test_a_row_that_was_changed_by_hand_is_not_read(place, run_of, entry, change):
    with open_store(place) as store:
        store.write(run_of(store), [entry(5.0, late="true" not in change)])
        with store.engine.begin() as connection:
            connection.execute(text(change))

        with pytest.raises(StoreError) as told:
            store.of_student("sums", "ada")

    assert str(told.value).endswith(
        "result 1 (`ada`, 00_cumsum) is not what was written; `nnkit store check` says what can be "
        "saved."
    )
