"""Canvas's bulk download: flat files, `<name>[_LATE]_<user id>_<attachment id>_<file>`.

The name is the sortable name in lower case without what is no letter or digit. An anonymous
assignment has `[LATE_]anon_<id>_<attachment id>_<file>`. A file that was handed in again is renamed
(net-1.py): the highest attachment id counts. Group work is under its representative's name.
"""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from nnkit.collect.layouts.site import Found, Ignored, Owner, Site
from nnkit.collect.trees import Entry, Kind
from nnkit.course import Exercise

_NAMED = re.compile(r"(?P<name>\w*?)(?P<late>_LATE)?_(?P<id>\d+)_(?P<aid>\d+)_(?P<file>.+)")
_ANONYMOUS = re.compile(r"(?P<late>LATE_)?(?P<name>anon)_(?P<id>\w+?)_(?P<aid>\d+)_(?P<file>.+)")
_TYPED = re.compile(r"\w*?(?:_LATE)?_\d+_(text|link)\.html")
_AGAIN = re.compile(r"-\d+(?=\.\w+$)")


class _File(NamedTuple):
    entry: str
    name: str
    user: str
    late: bool
    attachment: int
    file: str


def fits(site: Site) -> bool:
    """Whether most of what lies here has a name that Canvas gives, and nothing that of an exercise:
    a student may call files like that, too."""
    if site.holds_exercise():
        return False
    return site.mostly(lambda entry: _parse(entry) or _TYPED.fullmatch(entry.name))


def find(site: Site) -> Iterator[Found | Ignored]:
    """Gives each student's files."""
    files = _files(site)
    for is_file, group in itertools.groupby(files, key=lambda each: isinstance(each, _File)):
        if not is_file:
            yield from (each for each in group if isinstance(each, Ignored))
            continue
        ours = (each for each in group if isinstance(each, _File))
        for (name, user), of_one in itertools.groupby(ours, key=lambda each: each[1:3]):
            yield _found(site, str(name), str(user), list(of_one))


def _files(site: Site) -> Iterator[_File | Ignored]:
    for entry in site.entries():
        file = _parse(entry)
        if file is not None:
            yield file
        elif typed := _TYPED.fullmatch(entry.name):
            what = "text that was typed" if typed[1] == "text" else "a link that was handed in"
            yield Ignored(entry.name, f"{what}, no file")
        else:
            yield Ignored(entry.name, "no name that Canvas gives")


def _parse(entry: Entry) -> _File | None:
    found = _ANONYMOUS.fullmatch(entry.name) or _NAMED.fullmatch(entry.name)
    if found is None or entry.kind is not Kind.FILE:
        return None
    name, user, late, attachment, file = found.group("name", "id", "late", "aid", "file")
    return _File(entry.name, name, user, bool(late), int(attachment[:18]), file)


def _found(site: Site, name: str, user: str, files: Sequence[_File]) -> Found:
    known = () if name == "anon" else (("canvas", user), ("canvas name", name))
    taken, notes = _latest(files, site.exercises)
    return Found(
        owners=(Owner(f"{name}_{user}" if name else user, known),),
        folder=site.folder,
        files=tuple((given, site.path(each.entry)) for given, each in sorted(taken.items())),
        late=any(each.late for each in files),
        notes=tuple(notes),
    )


def _latest(
    files: Iterable[_File], exercises: Sequence[Exercise]
) -> tuple[dict[str, _File], list[str]]:
    """Gives the files by the names that they had, of those handed in again the last."""
    names = {f"{each.module}{suffix}" for each in exercises for suffix in (".py", ".ipynb")}
    taken: dict[str, _File] = {}
    notes = []
    for each in sorted(files, key=lambda each: each.attachment):
        given = _AGAIN.sub("", each.file)
        given = given if given.lower() in names else each.file
        if given in taken:
            notes.append(f"`{each.file}` counts, not `{taken[given].file}`, handed in before")
        taken[given] = each
    return taken, notes
