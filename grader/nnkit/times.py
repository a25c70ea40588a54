"""Times as people and other systems write them: a due date, nbgrader's timestamp.txt, Gradescope's
metadata.

A time without a zone is UTC, as in nbgrader, and in course.toml one of the course's. A zone that is
not known makes the time unknown: half a day is too much to guess.
"""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

_TIME = re.compile(
    r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:\.(\d{1,6})\d*)?\s*(\S*)", re.ASCII
)
_OFFSET = re.compile(r"([+-])(\d\d):?(\d\d)", re.ASCII)


def parse_time(text: str, usual: tzinfo = UTC) -> datetime | None:
    """Gives the time in UTC; None where the text is no time, or its zone is not known. One that
    names no zone is meant in the `usual` one.

    `2026-12-01 13:00:00 UTC`, `2026-12-01T13:00:00.5+02:00`, `2026-12-01 13:00 Europe/Berlin`.
    """
    found = _TIME.fullmatch(text.strip())
    if found is None:
        return None
    day, clock, fraction, zone = found.groups()
    try:
        time = datetime.fromisoformat(f"{day} {clock}")
        time = time.replace(microsecond=int((fraction or "").ljust(6, "0")))
        time = time.replace(tzinfo=time_zone(zone) if zone else usual)
        return time.astimezone(UTC)
    except (ValueError, KeyError, OSError, OverflowError):  # what ZoneInfo raises for a bad name
        return None


def time_zone(text: str) -> tzinfo:
    """Gives the zone of that name or offset; ValueError, KeyError or OSError for another."""
    if text in ("Z", "UTC", "GMT"):
        return UTC
    if offset := _OFFSET.fullmatch(text):
        sign, hours, minutes = offset.groups()
        ahead = timedelta(hours=int(hours), minutes=int(minutes))
        return timezone(-ahead if sign == "-" else ahead)
    return ZoneInfo(text)


def shown_time(time: datetime, zone: tzinfo) -> str:
    """Gives the time as people of that zone write it: `2026-12-01 13:00+01:00`; seconds where
    there are any."""
    local = time.astimezone(zone)
    return local.isoformat(" ", "seconds" if local.second else "minutes")
