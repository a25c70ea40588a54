"""nbgrader: `submitted/<student>/<assignment>/` with timestamp.txt, and its exchange's inbound
folders `<student>+<assignment>+<time>[+<letters>]`, one for each attempt.
"""

import itertools
import re
from collections.abc import Iterator
from datetime import datetime

from nnkit.collect.layouts.site import ANY, Found, Ignored, Owner, Site
from nnkit.collect.trees import Entry, Kind, join, read
from nnkit.errors import CollectError
from nnkit.times import parse_time

SUBMITTED = "submitted"
TIMESTAMP = "timestamp.txt"
_INBOUND = re.compile(r"(?P<student>[^+]+)\+(?P<assignment>[^+]+)\+(?P<time>\d{4}-[^+]+)(\+\w+)?")
_MOST_TIME_BYTES = 1000
_LOOKED_AT = 20  # students, until it is clear that this is another layout


def fits(site: Site) -> bool:
    """Whether this is `submitted`, or holds it, or holds students' folders of assignments."""
    if site.name == SUBMITTED or SUBMITTED in site.folders() or site.mostly(_inbound):
        return True
    some = itertools.islice(site.folders(), _LOOKED_AT)
    return any(_assignment_in(site.within(name)) for name in some)


def find(site: Site) -> Iterator[Found | Ignored]:
    """Gives each student's folder of the assignment, with its time."""
    if SUBMITTED in site.folders():
        site = site.within(SUBMITTED)
    for entry in site.entries():
        if entry.kind is not Kind.FOLDER:
            yield Ignored(entry.name, "no student's folder")
        elif inbound := _inbound(entry):
            yield _of_exchange(site, entry.name, inbound)
        else:
            student = site.within(entry.name)
            yield one(student) or _other(student, site.name == SUBMITTED)


def one(student: Site) -> Found | None:
    """Gives what a student's folder holds for the assignment; None where it holds none of it."""
    name = _assignment_in(student)
    if name is None:
        return None
    at, notes = _time(student, student.path(name))
    return Found((_owner(student),), student.path(name), at=at, notes=notes)


def is_student(site: Site) -> bool:
    """Whether this is one student's folder: what is called like the assignment has a time, or an
    exercise, and is no folder around a class."""
    name = _assignment_in(site)
    return name is not None and (_has_time(site, name) or site.within(name).holds_exercise())


def _other(student: Site, of_nbgrader: bool) -> Found | Ignored:
    """Gives a student's folder without the assignment's in it: in nbgrader's own nothing was handed
    in, but for files that lie one folder too high; elsewhere the folder itself is meant."""
    of_nbgrader = of_nbgrader or any(_has_time(student, name) for name in student.folders())
    if of_nbgrader and not student.holds_exercise():
        assignment = student.assignment
        what = f"the assignment `{assignment.name}`" if assignment else "one assignment alone"
        return Ignored(student.name, f"nothing that was handed in for {what}")
    return Found((_owner(student),), student.folder)


def _owner(student: Site) -> Owner:
    return Owner(student.name, ((ANY, student.name),))


def _assignment_in(student: Site) -> str | None:
    """Gives the name of the assignment's folder: the assignment's own, else the only one that has
    a time."""
    folders = list(student.folders())
    if student.assignment and student.assignment.name in folders:
        return student.assignment.name
    stamped = [name for name in folders if _has_time(student, name)]
    if student.assignment is None and len(stamped) == 1:
        return stamped[0]
    return None


def _has_time(student: Site, name: str) -> bool:
    return any(entry.name == TIMESTAMP for entry in student.within(name).entries())


def _time(student: Site, folder: str) -> tuple[datetime | None, tuple[str, ...]]:
    if not any(entry.name == TIMESTAMP for entry in student.tree.entries(folder)):
        return None, ()
    try:
        data = read(student.tree, join(folder, TIMESTAMP), _MOST_TIME_BYTES)
    except CollectError as error:
        return None, (str(error),)
    at = parse_time(data.decode("utf-8-sig", "replace"))
    return at, () if at else (f"`{TIMESTAMP}` holds no time that is known",)


def _inbound(entry: Entry) -> "re.Match[str] | None":
    return _INBOUND.fullmatch(entry.name) if entry.kind is Kind.FOLDER else None


def _of_exchange(site: Site, name: str, found: "re.Match[str]") -> Found | Ignored:
    student, assignment, time = found.group("student", "assignment", "time")
    if site.assignment and assignment != site.assignment.name:
        return Ignored(name, f"another assignment, `{assignment}`")
    owner = Owner(student, ((ANY, student),))
    return Found((owner,), site.path(name), at=parse_time(time))
