"""A folder or a zip for each student, under whatever identifies the student: an id, an address, a
name. Also clones of GitHub Classroom (`<slug>-<user>`) and Classroom 50
(`<classroom>-<assignment>-<user>`): what is before the user is known from the roster, from the
assignment's name, or where the folders are git's, from what all of them begin with.
"""

import itertools
import os
import re
from collections.abc import Iterator

from nnkit.collect.archives import is_archive
from nnkit.collect.contents import Contents
from nnkit.collect.layouts.site import ANY, Found, Ignored, Owner, Site
from nnkit.collect.trees import Entry, Kind, Renamed, Tree
from nnkit.errors import CollectError

_GIT = (".git", ".github")
_NO_SLUG = re.compile("(?!)")


def fits(site: Site) -> bool:
    """Whether several folders or zips lie here, and one of them at least holds an exercise."""
    if len([*itertools.islice(filter(_is_students, site.entries()), 2)]) < 2:
        return False
    return any(_belongs(site, entry) for entry in site.entries() if _is_students(entry))


def holds_archive(site: Site) -> bool:
    """Whether a zip lies here that holds an exercise, or might if it could be opened."""
    zips = (entry for entry in site.entries() if entry.kind is Kind.FILE and _is_students(entry))
    return any(_belongs(site, entry) for entry in zips)


def find(site: Site) -> Iterator[Found | Ignored]:
    """Gives each student's folder or zip."""
    slug = _slug(site)
    for entry in site.entries():
        path = site.path(entry.name)
        if entry.kind is Kind.FOLDER:
            yield Found((_owner(entry.name, slug),), path)
        elif _is_students(entry):
            stem = entry.name.rpartition(".")[0]
            yield Found((_owner(stem, slug),), site.folder, ((entry.name, path),))
        else:
            yield Ignored(entry.name, "beside the students' folders")


def owner_of_one(site: Site, folder: str, name: str) -> Owner:
    """Gives whose a folder is that stands alone; the assignment's name is taken off a clone's."""
    slug = _assignment_slug(site) if _is_clone(site, folder) else _NO_SLUG
    return _owner(name, slug)


def _is_students(entry: Entry) -> bool:
    return entry.kind is Kind.FOLDER or (entry.kind is Kind.FILE and is_archive(entry.name))


def _belongs(site: Site, entry: Entry) -> bool:
    path = site.path(entry.name)
    tree: Tree = Renamed(site.tree, {entry.name: path})
    folder = ""
    if entry.kind is Kind.FOLDER:
        tree, folder = site.tree, path
    contents = Contents(tree, folder)
    try:
        return any(contents.choose(exercise) for exercise in site.exercises)
    except CollectError:
        return False


def _owner(name: str, slug: "re.Pattern[str]") -> Owner:
    """A roster may know the whole name, or what comes after one of its hyphens."""
    user = slug.sub("", name) or name
    tails = [name[at + 1 :] for at, letter in enumerate(name) if letter == "-"]
    known = [(ANY, name), (ANY, user), *(("github", tail) for tail in tails)]
    return Owner(user, tuple(dict.fromkeys(known)))


def _slug(site: Site) -> "re.Pattern[str]":
    """Gives what is taken off the names where no roster knows them."""
    common = _common(site)
    return re.compile(f"^{re.escape(common)}") if common else _assignment_slug(site)


def _assignment_slug(site: Site) -> "re.Pattern[str]":
    if site.assignment:
        return re.compile(rf"^(?:.+-)?{re.escape(site.assignment.name)}-")
    return _NO_SLUG


def _common(site: Site) -> str:
    """Gives what all clones begin with, up to a hyphen; nothing where they are no clones."""
    names = site.folders()
    first = next(names, None)
    if first is None or not _is_clone(site, site.path(first)):
        return ""
    common = first
    for name in names:
        common = os.path.commonprefix([common, name])  # noqa: RUF071 - letters are meant
    return common[: common.rfind("-") + 1]


def _is_clone(site: Site, folder: str) -> bool:
    return any(entry.name in _GIT for entry in site.tree.entries(folder))
