"""`[rules]` of course.toml: what a course makes of the checks' scores.

    [rules]
    time_zone = "Europe/Berlin"
    drop = ["03_loss"]                  # nobody's counts
    drop_lowest = { layers = 1 }        # of each student, by assignment

    [rules.late]
    per_day = 0.1                       # of what an exercise is worth, for each day begun
    cap = 0.5                           # and no more than this in all
    grace_minutes = 15

    [rules.extensions.ada]
    layers = "2026-12-08 12:00"         # due then, for her

No rule changes a result: rules are applied where grades are read (nnkit.grades), so a new extension
needs no new run. Here they are read and held against the assignments.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Annotated

import msgspec

from nnkit.settings import Keys, misfit, nearest
from nnkit.times import parse_time, time_zone

Share = Annotated[float, msgspec.Meta(ge=0, le=1)]
Minutes = Annotated[float, msgspec.Meta(ge=0, le=1e6)]
Dropped = Annotated[int, msgspec.Meta(ge=1, le=1000)]


class Late(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What lateness costs: shares of what an exercise is worth."""

    per_day: Share = 0.0
    cap: Share = 1.0
    grace_minutes: Minutes = 0.0


class RulesToml(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table as it is written."""

    time_zone: str = "UTC"
    late: Late = Late()
    drop: list[str] = []
    drop_lowest: dict[str, Dropped] = {}
    extensions: dict[str, dict[str, str]] = {}


class Rules(msgspec.Struct, frozen=True):
    """The rules, looked through: times are times, in the course's zone."""

    zone: tzinfo
    late: Late
    drop: frozenset[str]
    drop_lowest: Mapping[str, int]
    extensions: Mapping[tuple[str, str], datetime]  # by student and assignment


class Terms(msgspec.Struct, frozen=True):
    """What rules are held against of an assignment: when it is due, and the points."""

    due: datetime | None
    points: Mapping[str, float]


def zone_of(path: Path, raw: RulesToml) -> tzinfo:
    """Gives the course's time zone; CourseError where it is not known."""
    try:
        return time_zone(raw.time_zone)
    except (ValueError, KeyError, OSError):
        what = f"`{raw.time_zone}` is no time zone that is known; write it like `Europe/Berlin`"
        raise misfit(path, ["rules", "time_zone"], what) from None


def due_of(path: Path, keys: Keys, text: str, zone: tzinfo) -> datetime:
    """Gives the time that course.toml says at those keys; CourseError where it says none."""
    if (time := parse_time(text, zone)) is None:
        raise misfit(path, keys, f"`{text}` is no time; write it like 2026-12-01 12:00")
    return time


def check_rules(path: Path, raw: RulesToml, zone: tzinfo, terms: Mapping[str, Terms]) -> Rules:
    """Holds the rules against the assignments; CourseError names the key that does not fit."""
    known = {exercise for each in terms.values() for exercise in each.points}
    for name in raw.drop:
        if name not in known:
            what = f"there is no exercise `{name}`; {nearest(name, known)}"
            raise misfit(path, ["rules", "drop"], what)
    for name, each in terms.items():
        if not set(each.points) - set(raw.drop):
            what = f"all exercises of the assignment `{name}` are dropped"
            raise misfit(path, ["rules", "drop"], what)
    for name, number in raw.drop_lowest.items():
        keys: Keys = ["rules", "drop_lowest", name]
        _check_known(path, keys, name, terms)
        left = [points for each, points in terms[name].points.items() if each not in raw.drop]
        _check_lowest(path, keys, number, left)
    extensions = {}
    for student, dates in raw.extensions.items():
        for name, text in dates.items():
            keys = ["rules", "extensions", student, name]
            _check_known(path, keys, name, terms)
            extensions[student, name] = _extension(path, keys, text, zone, terms[name])
    return Rules(zone, raw.late, frozenset(raw.drop), raw.drop_lowest, extensions)


def _check_known(path: Path, keys: Keys, name: str, terms: Mapping[str, Terms]) -> None:
    if name not in terms:
        raise misfit(path, keys, f"there is no assignment `{name}`; {nearest(name, terms)}")


def _check_lowest(path: Path, keys: Keys, number: int, points: Sequence[float]) -> None:
    """Refuses what would leave nothing, or would leave students grades out of different sums."""
    if number >= len(points):
        raise misfit(path, keys, f"{len(points)} exercises count there, one has to be left")
    if len(set(points)) > 1:
        what = "its exercises are not worth the same, so the rest would be out of different sums"
        raise misfit(path, keys, what)


def _extension(path: Path, keys: Keys, text: str, zone: tzinfo, terms: Terms) -> datetime:
    time = due_of(path, keys, text, zone)
    if terms.due is None:
        raise misfit(path, keys, "the assignment has no `due` that could be extended")
    if time <= terms.due:
        raise misfit(path, keys, f"`{text}` is not after the assignment's `due`")
    return time
