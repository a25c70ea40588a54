"""`[rules]` of course.toml: what is read, and what is refused with file, line and key."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from nnkit.course import load_course
from nnkit.errors import CourseError

EXERCISE = 'file = "{name}.py"\ntitle = {{ en = "{name}" }}\n'
COURSE = """\
name = "small"

[rules]
time_zone = "Europe/Berlin"
drop = ["02_mean"]
drop_lowest = { sums = 1 }

[rules.late]
per_day = 0.1
cap = 0.5
grace_minutes = 15

[rules.extensions.ada]
sums = "2026-12-08 12:00"

[[assignment]]
name = "sums"
title = { en = "Sums" }
due = "2026-12-01 12:00"

[assignment.exercises]
00_cumsum = 10
01_prod = 10
02_mean = 4

[[assignment]]
name = "open"
title = { en = "Open" }

[assignment.exercises]
03_max = 3
04_min = 5
"""


@pytest.fixture
def write(tmp_path):
    """Writes a course of five exercises, and gives its folder."""

    def write(course):
        for name in ("00_cumsum", "01_prod", "02_mean", "03_max", "04_min"):
            folder = tmp_path / "exercises" / name
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "exercise.toml").write_text(EXERCISE.format(name=name[3:]), encoding="utf-8")
        (tmp_path / "course.toml").write_text(course, encoding="utf-8")
        return tmp_path

    return write


def test_rules_are_read_with_times_in_the_course_s_zone(write):
    course = load_course(write(COURSE))
    [sums, opened] = course.assignments

    assert sums.due == datetime(2026, 12, 1, 11, tzinfo=UTC)
    assert opened.due is None
    assert course.rules.extensions == {("ada", "sums"): datetime(2026, 12, 8, 11, tzinfo=UTC)}
    assert (course.rules.drop, course.rules.drop_lowest) == ({"02_mean"}, {"sums": 1})
    late = course.rules.late
    assert (late.per_day, late.cap, late.grace_minutes) == (0.1, 0.5, 15)


def test_a_course_without_rules_takes_nothing_off(write):
    start, end = COURSE.index("[rules]"), COURSE.index("[[assignment]]")
    course = load_course(write(COURSE[:start] + COURSE[end:]))

    assert course.assignments[0].due == datetime(2026, 12, 1, 12, tzinfo=UTC)
    assert (course.rules.late.per_day, course.rules.drop, course.rules.drop_lowest) == (
        0,
        set(),
        {},
    )


BAD = {
    'time_zone = "Europe/Berlin"|time_zone = "Berlin"':
        "4: `rules.time_zone`: `Berlin` is no time zone that is known; write it like "
        "`Europe/Berlin`.",
    'due = "2026-12-01 12:00"|due = "next week"':
        "19: `assignment.due`: `next week` is no time; write it like 2026-12-01 12:00.",
    "per_day = 0.1|per_day = 10":
        "9: `rules.late.per_day`: expected `float` <= 1.0.",
    "cap = 0.5|cup = 0.5":
        "10: `rules.late.cup`: the key is not known; allowed are `per_day`, `cap`, "
        "`grace_minutes`; did you mean `cap`?",
    'drop = ["02_mean"]|drop = ["02_means"]':
        "5: `rules.drop`: there is no exercise `02_means`; did you mean `02_mean`?",
    'drop = ["02_mean"]|drop = ["03_max", "04_min"]':
        "5: `rules.drop`: all exercises of the assignment `open` are dropped.",
    "{ sums = 1 }|{ sum = 1 }":
        "6: `rules.drop_lowest.sum`: there is no assignment `sum`; did you mean `sums`?",
    "{ sums = 1 }|{ sums = 2 }":
        "6: `rules.drop_lowest.sums`: 2 exercises count there, one has to be left.",
    "{ sums = 1 }|{ sums = 0 }":
        "6: `rules.drop_lowest.sums`: expected `int` >= 1.",
    "{ sums = 1 }|{ open = 1 }":
        "6: `rules.drop_lowest.open`: its exercises are not worth the same, so the rest would be "
        "out of different sums.",
    'sums = "2026-12-08 12:00"|open = "2026-12-08 12:00"':
        "14: `rules.extensions.ada.open`: the assignment has no `due` that could be extended.",
    'sums = "2026-12-08 12:00"|sums = "2026-12-01 12:00"':
        "14: `rules.extensions.ada.sums`: `2026-12-01 12:00` is not after the assignment's `due`.",
    'sums = "2026-12-08 12:00"|sums = "a week"':
        "14: `rules.extensions.ada.sums`: `a week` is no time; write it like 2026-12-01 12:00.",
}  # fmt: skip


@pytest.mark.parametrize("change", BAD)
def test_a_rule_that_fits_nothing_is_refused_with_line_and_key(write, change):
    root = write(COURSE.replace(*change.split("|")))

    with pytest.raises(CourseError) as caught:
        load_course(root)

    assert str(caught.value).replace(f"{root}/", "") == f"course.toml:{BAD[change]}"


def test_the_rules_of_the_page_are_rules_of_the_course(tmp_path):
    root = Path(__file__).parent.parent
    page = (root / "docs" / "rules.md").read_text(encoding="utf-8")
    shown = [line[4:] for line in page.splitlines() if line.startswith("    ")]
    rules = "\n".join(shown[: shown.index("[[assignment]]")])
    course = (root / "course.toml").read_text(encoding="utf-8")
    course = course.replace('name = "layers"', 'name = "layers"\ndue = "2026-12-01 12:00"')
    (tmp_path / "course.toml").write_text(f"{course}\n{rules}\n", encoding="utf-8")
    (tmp_path / "exercises").symlink_to(root / "exercises")

    found = load_course(tmp_path).rules

    assert (found.late.per_day, found.drop_lowest, found.drop) == (0.1, {"layers": 1}, {"03_loss"})
    assert ("ada", "layers") in found.extensions
