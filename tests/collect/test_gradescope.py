"""Gradescope's export: submission_metadata.yml says whose, with whom and when."""

from datetime import UTC, datetime

import pytest
from nnkit.errors import UsageError

METADATA = """---
submission_11:
  :submitters:
  - :name: Ada Lovelace
    :sid: '100'
    :email: ada@example.org
  :created_at: 2026-12-01 11:00:00.123456789 Z
  :score: 1.0
  :results:
    tests:
    - name: a test
      output: |
        :submitters:
        submission_99:
      :created_at: 1999-01-01 00:00:00 Z
  :history:
  - :id: 1
    :created_at: 2026-11-30 11:00:00.0 Z
    :submitters:
    - :sid: '666'
submission_12:
  :created_at: 2026-12-01 13:00:00.0 Z
  :submitters:
  - :name: Grace Hopper
    :sid: '200'
    :email: grace@example.org
  - :name: Ben
    :email: ben@example.org
submission_13:
  :submitters:
  - :name: Wei Li
submission_14:
  :submitters:
  - :name: Gone
"""
EXPORT = {
    "export/submission_metadata.yml": METADATA.encode(),
    "export/submission_11/net.py": b"ada",
    "export/submission_12/net.py": b"group",
    "export/submission_13/hw/net.py": b"wei",
    "export/submission_20/net.py": b"nobody",
    "export/readme.txt": b"",
}


def test_a_submission_is_of_all_who_handed_it_in(place, found):
    got = found(place(EXPORT))

    assert got.data == {
        "100": b"ada",
        "200, ben@example.org": b"group",
        "Wei Li submission_13": b"wei",
        "submission_20": b"nobody",
    }
    assert got.of("submission_20").notes == ("submission_metadata.yml does not say whose it is",)


def test_the_time_is_that_of_the_submission_and_no_other(place, found, homework):
    got = found(place(EXPORT), assignment=homework)

    noon = datetime(2026, 12, 1, 12, tzinfo=UTC)
    assert [(each.at, each.late) for each in got.hand_ins] == [
        (noon.replace(hour=11, microsecond=123456), False),
        (noon.replace(hour=13), True),
        (None, False),
        (None, False),
    ]


def test_what_is_named_or_lies_there_alone_is_told(place, found):
    assert found(place(EXPORT)).ignored == [
        ("submission_14", "named in submission_metadata.yml, and not there"),
        ("readme.txt", "no submission's folder"),
    ]


def test_its_roster_says_who_is_missing_and_staff_are_not(place, found, roster):
    people = (
        "First Name,Last Name,SID,Email,Role\n"
        "Ada,Lovelace,100,ada@example.org,Student\n"
        "Grace,Hopper,200,grace@example.org,Student\n"
        "Ben,B,,ben@example.org,Student\n"
        "Wei,Li,300,wei@example.org,Student\n"
        "Zoe,Z,400,zoe@example.org,Student\n"
        "Prof,P,500,prof@example.org,Instructor\n"
    )

    got = found(place(EXPORT), roster=roster(people))

    assert list(got.data) == ["100", "200, ben@example.org", "300", "submission_20"]
    assert got.missing == ["400"]
    assert got.unknown == ["submission_20"]


def test_ids_of_our_roster_may_be_gradescopes_numbers(place, found, roster):
    got = found(place(EXPORT), roster=roster("id,name\n100,Ada L\n200,Grace H\n"))

    assert got.missing == []


def test_d1_a_name_in_the_metadata_that_leads_elsewhere_is_not_followed(folder, found):
    text = b"../other:\n  :submitters:\n  - :sid: '1'\n..: {}\n'': {}\n/tmp: {}\na/b: {}\n"
    folder({"net.py": b"secret"}, "other")
    root = folder({"submission_metadata.yml": text, "submission_1/net.py": b"x", "a/b/c": b""})

    got = found(root)

    assert got.data == {"a": None, "submission_1": b"x"}
    assert [name for name, _ in got.ignored] == ["../other", "..", "", "/tmp", "a/b"]


@pytest.mark.parametrize("text", [b"a: [", b"a: b: c", b"\x00", b"- &a [*b]\n: ]"])
def test_metadata_that_is_damaged_is_told(folder, found, text):
    root = folder({"submission_metadata.yml": text, "submission_1/net.py": b""})

    with pytest.raises(UsageError, match="damaged"):
        found(root)


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"just text",
        b"- a\n- b\n",
        b"submission_1: {? {a: b} : c, ':submitters': [a, [b], {c: d}]}\n",
        b"submission_1: &a\n  :submitters: &s\n  - :sid: '1'\n",
        b"a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\nsubmission_1: *a\n",
    ],
    ids=["empty", "text", "list", "odd keys", "anchors", "aliases"],
)
def test_metadata_of_another_shape_says_nothing_and_stops_nothing(folder, found, text):
    root = folder({"submission_metadata.yml": text, "submission_1/net.py": b"x"})

    assert list(found(root).data.values()) == [b"x"]
