"""Times as nbgrader, Gradescope and people write them."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from nnkit.collect.times import due_time, parse_time
from nnkit.errors import UsageError

ONE = datetime(2026, 12, 1, 13, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "2026-12-01 13:00:00 UTC",
        "2026-12-01 13:00:00",
        "2026-12-01T13:00:00Z",
        "2026-12-01 13:00:00.000000000 Z",
        "2026-12-01 15:00:00+02:00",
        "2026-12-01 15:00:00 +0200",
        "2026-12-01 08:00 -05:00",
        "2026-12-01 14:00:00 Europe/Berlin\n",
        "  2026-12-01 21:00:00 Asia/Shanghai",
    ],
)
def test_a_time_is_read_with_its_zone(text):
    assert parse_time(text) == ONE


def test_parts_of_a_second_are_kept_to_the_millionth():
    assert parse_time("2026-12-01 13:00:00.123456789 Z") == ONE.replace(microsecond=123456)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "2026-12-01",
        "2026-13-01 13:00:00",
        "2026-12-01 25:00",
        "2026-12-01 13:00 Mars/Olympus",
        "2026-12-01 13:00 ../../../etc/passwd",
        "2026-12-01 13:00 Europe",
        "0001-01-01 00:00:00+14:00",
        "2026-12-01 13:00:00+99:99",
        "٢٠٢٦-12-01 13:00:00",
    ],
)
def test_what_is_no_time_or_of_no_known_zone_is_unknown(text):
    assert parse_time(text) is None


def test_an_assignment_is_due_when_course_toml_says(homework):
    assert due_time(homework) == ONE.replace(hour=12)
    assert due_time(replace(homework, due="")) is None
    assert due_time(None) is None


def test_a_due_date_that_is_no_time_is_told(homework):
    with pytest.raises(UsageError) as caught:
        due_time(replace(homework, due="next week"))

    assert str(caught.value) == (
        "course.toml: `due` of the assignment `homework` is no time; "
        "write it like 2026-12-01 12:00:00+01:00."
    )
