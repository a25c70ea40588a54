"""Standings: one that points elsewhere is never read as a grade."""

import pytest
from nnkit.errors import StoreError
from nnkit.store.store import open_store
from sqlalchemy import text

CHANGES = {
    "another student's result": "UPDATE standing SET result = 3 WHERE student = 'ada'",
    "a former result of her own": "UPDATE standing SET result = 1, former = 2 WHERE student='ada'",
    "no former result": "UPDATE standing SET former = NULL WHERE student = 'ada'",
    "another digest": "UPDATE standing SET digest = 'ab' WHERE student = 'ada'",
    "another student": "UPDATE standing SET student = 'aaron' WHERE student = 'ada'",
}


@pytest.fixture
def two(place, run_of, entry):
    """A store in which ada's second result counts, and ben's only one."""
    with open_store(place) as store:
        run = run_of(store)
        store.write(run, [entry(2.0)])
        store.write(run, [entry(9.0, submission="s2"), entry(4.0, student="ben")])
        yield store


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_standing_that_was_changed_is_not_read(two, change):
    before = [each.result.score for each in two.standing("sums")]
    with two.engine.begin() as connection:
        connection.execute(text(change))

    with pytest.raises(StoreError) as told:
        list(two.standing("sums"))

    assert before == [9.0, 4.0]
    assert "in 00_cumsum is not what was written; `nnkit store check`" in str(told.value)


def test_a_standing_that_was_changed_is_not_written_over(two, run_of, entry):
    with two.engine.begin() as connection:
        connection.execute(text(CHANGES["another student's result"]))

    with pytest.raises(StoreError, match="what counts for `ada` in 00_cumsum"):
        two.write(run_of(two), [entry(5.0, submission="s3")])
