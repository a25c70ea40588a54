"""Moodle's bulk download: `<Full name>_<123>_assignsubmission_file[_]/...`, or flat files with that
before their names. The number is the worksheet's `Participant 123`; of a team it is the group's.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from nnkit.collect.layouts.site import Found, Ignored, Owner, Site
from nnkit.collect.trees import Entry, Kind

_NAME = re.compile(
    r"(?P<name>.*)_(?P<id>\d+)_assignsubmission_(?P<plugin>[a-z]+)_?(?P<rest>.*)", re.DOTALL
)


class _Part(NamedTuple):
    name: str
    participant: str
    plugin: str
    rest: str
    entry: Entry


def fits(site: Site) -> bool:
    """Whether most of what lies here has a name that Moodle gives."""
    return site.mostly(lambda entry: _NAME.fullmatch(entry.name))


def find(site: Site) -> Iterator[Found | Ignored]:
    """Gives each participant's files."""
    for key, group in itertools.groupby(site.entries(), key=_owner):
        if key is None:
            yield from (Ignored(entry.name, "no name that Moodle gives") for entry in group)
        else:
            yield from _of_one(site, [_parse(entry) for entry in group])


def _owner(entry: Entry) -> tuple[str, str] | None:
    found = _NAME.fullmatch(entry.name)
    return None if found is None else (found["name"], found["id"])


def _parse(entry: Entry) -> _Part:
    found = _NAME.fullmatch(entry.name)
    assert found is not None
    return _Part(found["name"], found["id"], found["plugin"], found["rest"], entry)


def _of_one(site: Site, parts: Sequence[_Part]) -> Iterator[Found | Ignored]:
    files = []
    owner = _whose(parts[0])
    for each in parts:
        name = each.entry.name
        if each.plugin != "file":
            yield Ignored(name, "text that was typed, no file")
        elif each.entry.kind is Kind.FOLDER:
            yield Found((owner,), site.path(name))
        elif each.rest:
            files.append((each.rest, site.path(name)))
        else:
            yield Ignored(name, "neither a folder nor a file of one")
    if files:
        yield Found((owner,), site.folder, tuple(files))


def _whose(part: _Part) -> Owner:
    known = (("moodle", part.participant), ("name", part.name))
    return Owner(f"{part.name.strip()}_{part.participant}", known, team=part.name)
