"""Tells which layout a folder or an archive has, also where one folder too many is around it."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

from nnkit.collect.archives import is_archive
from nnkit.collect.layouts import canvas, folders, gradescope, moodle, nbgrader
from nnkit.collect.layouts.site import ANY, Found, Ignored, Owner, Site
from nnkit.collect.ranks import EXERCISES
from nnkit.collect.trees import Kind
from nnkit.errors import UsageError

MOST_AROUND = 2  # folders around a class
MOST_BESIDE = 5  # names of files beside one of them


class _Layout(Protocol):
    def fits(self, site: Site) -> bool: ...
    def find(self, site: Site) -> Iterator[Found | Ignored]: ...


# What other systems write is told by names that nobody else gives; it comes first.
_SYSTEMS: tuple[_Layout, ...] = (gradescope, moodle, canvas)


class Class(NamedTuple):
    """A folder that holds hand-ins, in a layout."""

    layout: _Layout
    site: Site

    def find(self) -> Iterator[Found | Ignored]:
        """Gives what is found in it, one after another."""
        return self.layout.find(self.site)


def look(site: Site) -> Class | Found | None:
    """Gives the class that lies here, or the one submission; None where nothing belongs.

    A folder is looked into where it is the only one, whatever files lie beside it.
    """
    beside: list[str] = []
    for _ in range(MOST_AROUND + 1):
        for layout in _SYSTEMS:
            if layout.fits(site):
                return Class(layout, site)
        if site.holds_exercise() or site.within(EXERCISES).holds_exercise():
            return _single(site, beside)
        if nbgrader.fits(site):
            return Class(nbgrader, site)
        if nbgrader.is_student(site):
            return nbgrader.one(site)
        if folders.fits(site):
            return Class(folders, site)
        inner = _only_folder(site, beside)
        if inner is None:
            break
        site = site.within(inner)
    if not folders.holds_archive(site):
        return None
    zips = (entry.name for entry in site.entries() if is_archive(entry.name))
    return _single(site, beside, itertools.islice(zips, 1))


def _only_folder(site: Site, beside: list[str]) -> str | None:
    """Gives the one folder, where there is no other and no archive; what else lies there is put
    to `beside`."""
    names = [*itertools.islice(site.folders(), 2)]
    if len(names) != 1 or folders.holds_archive(site):
        return None
    files = (each.name for each in site.entries() if each.kind is not Kind.FOLDER)
    beside += itertools.islice(files, MOST_BESIDE)
    return names[0]


def _single(site: Site, beside: Sequence[str], zips: Iterable[str] = ()) -> Found:
    """A submission is its folder's, of a clone what follows the assignment's name; one in a zip is
    the zip's, whatever the folders in it are called, but for what a roster knows."""
    given, parts = site.given, site.folder.split("/") if site.folder else []
    names = [*parts[::-1], *given.names, *(name.rpartition(".")[0] for name in zips)]
    of_folder = bool(parts) and given.path.is_dir()
    label = parts[-1] if of_folder else given.label
    one = folders.owner_of_one(site, site.folder, label)
    known = [(ANY, name) for name in (names if of_folder else [label, *names])]
    owner = Owner(one.label, (*known, *one.names))
    notes = (f"left beside it: {', '.join(beside)}",) if beside else ()
    return Found((owner,), site.folder, notes=notes)


def nothing_belongs(site: Site) -> UsageError:
    """Gives the error that says so, and what should be there."""
    path = site.given.path
    names = ", ".join(f"`{exercise.file}`" for exercise in site.exercises)
    if not any(True for _ in site.tree.entries()):
        what = "folder" if path.is_dir() else "archive"
        return UsageError(f"{path}: the {what} is empty; it should hold {names}.")
    return UsageError(f"{path}: nothing in it belongs to the course, which asks for {names}.")
