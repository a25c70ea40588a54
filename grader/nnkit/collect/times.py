"""Times as other systems write them: nbgrader's timestamp.txt, Gradescope's metadata, a due date.

A time without a zone is UTC, as in nbgrader. A zone that is not known makes the time unknown:
half a day is too much to guess.
"""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from nnkit.course import Assignment
from nnkit.errors import UsageError

_TIME = re.compile(
    r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:\.(\d{1,6})\d*)?\s*(\S*)", re.ASCII
)
_OFFSET = re.compile(r"([+-])(\d\d):?(\d\d)", re.ASCII)


def parse_time(text: str) -> datetime | None:
    """Gives the time in UTC; None where the text is no time, or its zone is not known.

    `2026-12-01 13:00:00 UTC`, `2026-12-01T13:00:00.5+02:00`, `2026-12-01 13:00 Europe/Berlin`.
    """
    found = _TIME.fullmatch(text.strip())
    if found is None:
        return None
    day, clock, fraction, zone = found.groups()
    try:
        time = datetime.fromisoformat(f"{day} {clock}")
        time = time.replace(microsecond=int((fraction or "").ljust(6, "0")), tzinfo=_zone(zone))
        return time.astimezone(UTC)
    except (ValueError, KeyError, OSError, OverflowError):  # what ZoneInfo raises for a bad name
        return None


def _zone(text: str) -> tzinfo:
    if text in ("", "Z", "UTC", "GMT"):
        return UTC
    if offset := _OFFSET.fullmatch(text):
        sign, hours, minutes = offset.groups()
        ahead = timedelta(hours=int(hours), minutes=int(minutes))
        return timezone(-ahead if sign == "-" else ahead)
    return ZoneInfo(text)


def due_time(assignment: Assignment | None) -> datetime | None:
    """Gives when an assignment is due; UsageError where course.toml says no time that is one."""
    if assignment is None or not assignment.due:
        return None
    time = parse_time(assignment.due)
    if time is None:
        raise UsageError(
            f"course.toml: `due` of the assignment `{assignment.name}` is no time; "
            "write it like 2026-12-01 12:00:00+01:00."
        )
    return time
