"""Tells which layout a folder or an archive has, also where one folder too many is around it."""

from collections.abc import Iterator
from typing import NamedTuple, Protocol

from nnkit.collect.archives import is_archive
from nnkit.collect.layouts import canvas, folders, gradescope, moodle, nbgrader
from nnkit.collect.layouts.site import ANY, Found, Ignored, Owner, Site
from nnkit.collect.trees import Kind
from nnkit.errors import UsageError

MOST_AROUND = 2  # folders around a class


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


def look(site: Site, of_archive: bool = False) -> Class | Found | None:
    """Gives the class that lies here, or the one submission; None where nothing belongs.

    A submission is its folder's; one that is a zip is the zip's, whatever the folders in it are
    called, but for what a roster knows.
    """
    for _ in range(MOST_AROUND + 1):
        for layout in _SYSTEMS:
            if layout.fits(site):
                return Class(layout, site)
        if site.holds_exercise():
            return _single(site, of_archive)
        if nbgrader.fits(site):
            return Class(nbgrader, site)
        if nbgrader.is_student(site):
            return nbgrader.one(site)
        if folders.fits(site):
            return Class(folders, site)
        inner = [entry for entry, _ in zip(site.entries(), range(2), strict=False)]
        if len(inner) != 1 or inner[0].kind is not Kind.FOLDER:
            break
        site = site.within(inner[0].name)
    return _single(site, of_archive) if _has_archive(site) else None


def _single(site: Site, of_archive: bool) -> Found:
    names = site.around if of_archive else site.around[::-1]
    return Found((Owner(names[0], tuple((ANY, name) for name in names)),), site.folder)


def _has_archive(site: Site) -> bool:
    return any(entry.kind is Kind.FILE and is_archive(entry.name) for entry in site.entries())


def nothing_belongs(path: object, site: Site) -> UsageError:
    """Gives the error that says so, and what should be there."""
    names = ", ".join(f"`{exercise.file}`" for exercise in site.exercises)
    if not any(True for _ in site.tree.entries()):
        return UsageError(f"{path}: the folder is empty; it should hold {names}.")
    return UsageError(f"{path}: nothing in it belongs to the course, which asks for {names}.")
