"""What people changed: on record, in a chain, and never read when it is not what was written."""

from decimal import Decimal

import pytest
from nnkit.errors import StoreError
from nnkit.store.adjustments import make_adjustment
from nnkit.store.check import check
from nnkit.store.opening import store_url
from nnkit.store.rescue import rescue
from nnkit.store.store import open_store
from sqlalchemy import text


def change(student="ada", points="1.50", exercise=""):
    return make_adjustment("sums", student, exercise, Decimal(points), "größer 求和", "prof")


@pytest.fixture
def adjusted(place, run_of, entry):
    """A store with a result of two students each, and three changes; gives its name."""
    with open_store(place) as store:
        store.write(run_of(store), [entry(7.0), entry(3.0, student="ben")])
        for each in (change(), change("ben", "-2"), change(points="-0.25", exercise="00_cumsum")):
            store.adjust(each)
    return place


def edit(place, sql):
    with open_store(place) as store, store.engine.begin() as connection:
        connection.execute(text(sql))


def test_they_come_back_as_they_were_entered_the_oldest_first(adjusted):
    with open_store(adjusted) as store:
        all_, own = store.adjustments("sums"), store.adjustments("sums", "ada")
        others = store.adjustments("layers")

    assert [each.points for each in all_] == ["1.50", "-2", "-0.25"]
    assert [(each.exercise, each.value) for each in own] == [
        ("", Decimal("1.5")), ("00_cumsum", Decimal("-0.25")),
    ]  # fmt: skip
    assert (own[0].reason, own[0].author) == ("größer 求和", "prof")
    assert others == []


def test_a_sound_store_is_said_to_be_sound(adjusted):
    health = check(store_url(adjusted))

    assert (health.damage, health.adjustments, health.sound) == ([], 3, 2)


@pytest.mark.parametrize(
    "change",
    ["points = '100'", "reason = ''", "author = 'ada'", "student = 'cleo'", "exercise = 'x'",
     "at = '2026'", "before = digest"],
)  # fmt: skip
def test_one_that_was_changed_is_no_one_s_points(adjusted, change):
    edit(adjusted, f"UPDATE adjustment SET {change} WHERE id = 2")

    with open_store(adjusted) as store, pytest.raises(StoreError, match="adjustment 2"):
        store.adjustments("sums")
    [damage] = check(store_url(adjusted)).damage
    assert damage.startswith("adjustment 2 (`")
    assert damage.endswith("`) is not what was written")


def test_one_that_is_gone_is_told(adjusted):
    edit(adjusted, "DELETE FROM adjustment WHERE id = 2")

    assert check(store_url(adjusted)).damage == [
        "before adjustment 3 (`ada`) at least one adjustment is missing"
    ]


def test_a_rescue_copies_those_that_are_whole_and_knows_of_the_gap(adjusted, tmp_path):
    edit(adjusted, "UPDATE adjustment SET points = '100' WHERE id = 2")
    new = str(tmp_path / "new.db")

    rescued = rescue(store_url(adjusted), new)

    assert (rescued.copied, rescued.adjustments, rescued.left) == (2, 2, 1)
    assert check(store_url(new)).damage == []
    with open_store(new) as store:
        assert [each.points for each in store.adjustments("sums")] == ["1.50", "-0.25"]


def test_a_rescue_reads_them_from_the_pages_of_a_damaged_file(file_store, run_of, entry, tmp_path):
    with open_store(str(file_store)) as store:
        store.write(run_of(store), [entry(7.0)])
        for number in range(50):
            store.adjust(change(points=f"{number + 1}"))
    data = file_store.read_bytes()
    file_store.write_bytes(bytes(4096) + data[4096:])

    rescued = rescue(store_url(str(file_store)), str(tmp_path / "new.db"))

    assert (rescued.copied, rescued.adjustments) == (1, 50)
    assert check(store_url(str(tmp_path / "new.db"))).damage == []


def test_more_can_be_entered_after_a_rescue(adjusted, tmp_path):
    new = str(tmp_path / "new.db")
    rescue(store_url(adjusted), new)

    with open_store(new) as store:
        store.adjust(change(points="9"))

    assert check(store_url(new)).adjustments == 4
    assert check(store_url(new)).damage == []
