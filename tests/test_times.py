"""Times as nbgrader, Gradescope and people write them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from nnkit.times import parse_time, shown_time

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


def test_a_time_without_a_zone_is_one_of_the_usual_zone():
    assert parse_time("2026-12-01 14:00", ZoneInfo("Europe/Berlin")) == ONE
    assert parse_time("2026-12-01 13:00 UTC", ZoneInfo("Europe/Berlin")) == ONE


def test_a_time_is_shown_in_a_zone_with_its_offset():
    assert shown_time(ONE, ZoneInfo("Asia/Shanghai")) == "2026-12-01 21:00+08:00"
    assert shown_time(ONE.replace(second=5), UTC) == "2026-12-01 13:00:05+00:00"
