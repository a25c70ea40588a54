"""A roster: who is in the class, and under which names other systems know each of them.

A CSV whose columns are found by name, in any order, whatever else stands between them: our own, or
one of the exports below. It is staff's file: what is wrong with it is told with its line.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from nnkit.collect.names import student_id
from nnkit.errors import UsageError

_STUDENTS = {"", "student", "learner"}  # roles; others are staff
_PARTICIPANT = re.compile(r"\D+(\d+)")


@dataclass(frozen=True)
class Person:
    """One student of the roster; `names` are pairs of a kind and a value."""

    id: str
    names: tuple[tuple[str, str], ...]
    team: str
    line: int


@dataclass(frozen=True)
class _Form:
    """One system's columns, in small letters, with blanks for `_` and `-`.

    It is told by the columns it needs; a student's id is the first of `id` that is filled in.
    """

    needs: frozenset[str]
    id: tuple[str, ...]
    names: Mapping[str, tuple[str, ...]]


_EMAIL = ("email", "email address", "e mail")
_FORMS = (
    _Form(  # Canvas: the gradebook's export
        frozenset({"student", "id", "section"}),
        ("sis login id", "sis user id", "id"),
        {"canvas": ("id",), "login": ("sis login id",), "sid": ("sis user id",),
         "name": ("student",)},
    ),
    _Form(  # GitHub Classroom
        frozenset({"identifier", "github username"}),
        ("identifier",),
        {"github": ("github username",), "name": ("name",)},
    ),
    _Form(  # Classroom 50
        frozenset({"username", "first name", "github id"}),
        ("username",),
        {"github": ("username",), "email": _EMAIL},
    ),
    _Form(  # Moodle: the offline grading worksheet
        frozenset({"identifier", "maximum grade"}),
        ("username", "id number", "email address", "identifier"),
        {"moodle": ("identifier",), "login": ("username",), "sid": ("id number",),
         "email": _EMAIL, "name": ("full name",)},
    ),
    _Form(  # Gradescope
        frozenset({"sid", "email", "role"}), ("sid", "email"), {"sid": ("sid",), "email": _EMAIL}
    ),
    _Form(  # ours, nbgrader's, and what people write
        frozenset(),
        ("id", "student id", "identifier", "username", "sid", "login", "email"),
        {"canvas": ("canvas id",), "moodle": ("moodle id", "participant"), "email": _EMAIL,
         "github": ("github username", "github"), "login": ("username", "login"),
         "sid": ("sid", "student number"), "name": ("name", "full name")},
    ),
)  # fmt: skip
_TEAM = ("group", "groups", "team", "group name")


def read_roster(path: Path) -> Iterator[Person]:
    """Gives the students of a roster, one after another; UsageError names file and line."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield from _read(path, file)
    except OSError as error:
        raise UsageError(f"{path}: the roster cannot be read ({error.strerror}).") from None
    except (UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"{path}: no CSV in UTF-8 ({error}); save it as one.") from None


def _read(path: Path, file: TextIO) -> Iterator[Person]:
    head = file.readline()
    separator = max(",;\t", key=head.count)
    columns = [_plain(name) for name in next(csv.reader([head], delimiter=separator), [])]
    form = next(form for form in _FORMS if form.needs <= {*columns})
    rows = csv.reader(file, delimiter=separator)
    for cells in rows:
        row = dict(zip(columns, map(_value, cells), strict=False))
        if not any(row.values()) or row.get("role", "").lower() not in _STUDENTS:
            continue
        if "canvas" in form.names and "student" in columns and not row.get("id", "").isdecimal():
            continue  # Canvas's own rows: points possible, how grades are posted
        if form is _FORMS[-1] and not {*form.id} & {*columns}:
            columns = _by_values(path, columns, row)
            row = dict(zip(columns, map(_value, cells), strict=False))
        yield _person(path, rows.line_num + 1, form, row)


def _person(path: Path, line: int, form: _Form, row: Mapping[str, str]) -> Person:
    text = _first(row, form.id)
    name = student_id(text)
    if name is None:
        shown = ascii(text[:80])
        raise UsageError(f"{path}, line {line}: {shown} cannot be a student's id; change it.")
    names = [(kind, _first(row, columns)) for kind, columns in form.names.items()]
    names += [("name", each) for each in _full_names(row)]
    names += [("canvas name", each) for each in _canvas_names(row)]
    names = [("id", name), *((kind, _number(kind, value)) for kind, value in names if value)]
    return Person(name, tuple(dict.fromkeys(names)), _first(row, _TEAM), line)


def _number(kind: str, value: str) -> str:
    """Moodle's `Participant 123` is known by its number."""
    found = _PARTICIPANT.fullmatch(value) if kind == "moodle" else None
    return found[1] if found else value


def _full_names(row: Mapping[str, str]) -> Iterator[str]:
    first, last = row.get("first name", ""), row.get("last name", "")
    if first and last:
        yield f"{first} {last}"
    last, _, first = row.get("student", "").partition(", ")
    if first:
        yield f"{first} {last}"


def _canvas_names(row: Mapping[str, str]) -> Iterator[str]:
    """Gives the sortable name as Canvas puts it before the names of files."""
    names = row.get("student", ""), row.get("last name", "") + row.get("first name", "")
    yield from (re.sub(r"\W", "", name).lower() for name in names if name)


def _by_values(path: Path, columns: list[str], row: Mapping[str, str]) -> list[str]:
    """Names the columns of a worksheet in another language by what stands in its first row."""
    named = []
    for column in columns:
        value = row.get(column, "")
        named.append(
            "email" if "@" in value else "moodle id" if _PARTICIPANT.fullmatch(value) else column
        )
    if not {"email", "moodle id"} & {*named}:
        raise UsageError(
            f"{path}: no column says who is who; name one `id` "
            "(others may be `name`, `email`, `canvas_id`, `moodle_id`, `github_username`, `group`)."
        )
    return [name if name not in named[:at] else "" for at, name in enumerate(named)]


def _first(row: Mapping[str, str], columns: tuple[str, ...]) -> str:
    return next((row[column] for column in columns if row.get(column)), "")


def _plain(column: str) -> str:
    return " ".join(column.replace("_", " ").replace("-", " ").lower().split())


def _value(cell: str) -> str:
    """Gives a cell as it is meant: Canvas writes ="..." where a spreadsheet would calculate."""
    return cell.strip().removeprefix('="').removesuffix('"').strip()
