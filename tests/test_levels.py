"""Walls and the levels that they make."""

import pytest
from nnkit import levels
from nnkit.errors import UsageError

ALL = levels.NAMES


@pytest.mark.parametrize(
    ("missing", "level"),
    [
        ([], "full"),
        (["unshare"], "full"),
        (["bubblewrap"], "full"),
        (["cgroup"], "full"),
        (["bubblewrap", "unshare"], "strong"),
        (["landlock"], "basic"),
        (["seccomp"], "basic"),
        (["rlimits"], "basic"),
        (["watchdog"], "basic"),
        (["descriptors"], "basic"),
        (["dumpable"], "basic"),
        (["capabilities"], "basic"),
        (sorted(ALL), "basic"),
    ],
    ids=str,
)
def test_a_level_is_what_its_walls_make(missing, level):
    assert levels.level_of(ALL - {*missing}) == level


def test_whatever_gets_through_makes_the_box_basic():
    assert levels.level_of(ALL, ["open a socket"]) == "basic"


def test_hidden_checks_want_strong_at_least():
    assert [level for level in levels.ORDER if levels.is_enough(level)] == ["strong", "full"]


def test_walls_are_hidden_by_the_environment(monkeypatch):
    monkeypatch.setenv(levels.HIDE, "landlock, seccomp cgroup")

    assert levels.hidden() == {"landlock", "seccomp", "cgroup"}


def test_no_wall_is_hidden_by_itself(monkeypatch):
    monkeypatch.delenv(levels.HIDE, raising=False)

    assert levels.hidden() == frozenset()


def test_a_wall_that_is_none_is_refused_with_those_that_are(monkeypatch):
    monkeypatch.setenv(levels.HIDE, "landlock moat")

    with pytest.raises(UsageError, match="`moat`, which is no wall; there are bubblewrap, "):
        levels.hidden()
