"""What was found in a class, on disk: a class of any size is settled by query, not in memory.

SQLite's own temporary database (a file that has no name and is gone when the process is): the
contents of archives, large folders' listings, the roster, hand-ins and whose they are. An attempt
counts for a student: of a group that changed, each member has the last hand-in that names them.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Literal, NamedTuple

from nnkit.collect.layouts.site import ANY, Found, Ignored, Owner
from nnkit.collect.names import folded, made_name, student_id
from nnkit.collect.rosters import Person
from nnkit.errors import UsageError
from nnkit.texts import clean

Attempt = Literal["first", "last", "best"]
_KINDS = ("id", "login", "email", "github", "sid", "canvas", "moodle", "name")
_SCHEMA = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -8000;
CREATE TABLE node (
    source INTEGER, parent BLOB, name BLOB, kind INTEGER, start INTEGER, packed INTEGER,
    size INTEGER, crc INTEGER, method INTEGER, problem TEXT, stop INTEGER,
    PRIMARY KEY (source, parent, name)) WITHOUT ROWID;
CREATE TABLE person (id TEXT PRIMARY KEY, team TEXT, line INTEGER) WITHOUT ROWID;
CREATE TABLE known (value TEXT, kind TEXT, id TEXT, PRIMARY KEY (value, kind, id)) WITHOUT ROWID;
CREATE INDEX team ON person (team);
CREATE TABLE source (id INTEGER PRIMARY KEY, path BLOB);
CREATE TABLE found (
    id INTEGER PRIMARY KEY, source INTEGER, folder TEXT, files TEXT, at TEXT, late INTEGER,
    notes TEXT);
CREATE TABLE owner (
    student TEXT, found INTEGER, listed INTEGER, folded TEXT,
    PRIMARY KEY (student, found)) WITHOUT ROWID;
CREATE INDEX folded ON owner (folded);
CREATE TABLE ignored (name TEXT, why TEXT);
"""
# One row for each student and hand-in, with its number; a time that is not known comes first.
_SETTLE = """
CREATE TABLE turn AS
SELECT student, found, at IS NULL AS timeless,
    ROW_NUMBER() OVER (PARTITION BY student ORDER BY at IS NOT NULL, at, found) AS nth,
    COUNT(*) OVER (PARTITION BY student) AS many,
    MAX(at IS NULL) OVER (PARTITION BY student) AS unsure
FROM owner JOIN found ON found.id = owner.found;
"""
_COUNTS = {"first": "nth = 1", "last": "nth = many", "best": "1"}
_CHOSEN = """
SELECT MIN(turn.student), nth, many, unsure, json_group_array(turn.student), source, folder, files,
    at, late, notes
FROM turn JOIN found ON found.id = turn.found WHERE {counts}
GROUP BY turn.found ORDER BY 1, 2
"""


class Row(NamedTuple):
    """A hand-in that counts, as it stands in the index."""

    students: tuple[str, ...]
    source: int
    found: Found
    attempt: int
    attempts: int


class Index:
    """The database of one run."""

    def __init__(self) -> None:
        self.database = sqlite3.connect("")
        self.database.executescript(_SCHEMA)
        self.has_roster = False

    def close(self) -> None:
        """Ends the database, and with it its file."""
        self.database.close()

    def add_roster(self, path: Path, people: Iterable[Person]) -> None:
        """Enters the students of a roster; UsageError where two have one id."""
        self.has_roster = True
        enter = self.database.execute
        for each in people:
            try:
                enter("INSERT INTO person VALUES (?, ?, ?)", (each.id, _key(each.team), each.line))
            except sqlite3.IntegrityError:
                [line] = enter("SELECT line FROM person WHERE id = ?", (each.id,)).fetchone()
                raise UsageError(
                    f"{path}, lines {line} and {each.line}: two students have the id `{each.id}`."
                ) from None
            self.database.executemany(
                "INSERT OR IGNORE INTO known VALUES (?, ?, ?)",
                [(_key(value), kind, each.id) for kind, value in each.names],
            )

    def add_source(self, path: Path) -> int:
        """Enters a folder or an archive, and gives its number."""
        text = str(path).encode("utf-8", "surrogateescape")
        return self.database.execute("INSERT INTO source (path) VALUES (?)", (text,)).lastrowid or 0

    def path(self, source: int) -> Path:
        """Gives the path of a source."""
        [text] = self.database.execute("SELECT path FROM source WHERE id = ?", (source,)).fetchone()
        return Path(text.decode("utf-8", "surrogateescape"))

    def add(self, source: int, each: Found | Ignored, due: datetime | None) -> None:
        """Enters what was found in a source, with the students that it is of."""
        if isinstance(each, Ignored):
            self.ignore(each.name, each.why)
            return
        students: dict[str, bool] = {}
        notes = list(each.notes)
        for owner in each.owners:
            students |= self._students(owner, len(each.owners) > 1, notes)
        notes = [clean(note) for note in notes]
        late = each.late or (due is not None and each.at is not None and each.at > due)
        files = None if each.files is None else _dump(each.files)
        at = each.at and each.at.isoformat()
        row = (source, _dump(each.folder), files, at, late, _dump(notes))
        number = self.database.execute(
            "INSERT INTO found (source, folder, files, at, late, notes) VALUES (?, ?, ?, ?, ?, ?)",
            row,
        ).lastrowid
        self.database.executemany(
            "INSERT INTO owner VALUES (?, ?, ?, ?)",
            [(student, number, listed, folded(student)) for student, listed in students.items()],
        )

    def ignore(self, name: str, why: str) -> None:
        """Enters something that is nobody's hand-in."""
        self.database.execute("INSERT INTO ignored VALUES (?, ?)", (clean(name), clean(why)))

    def settle(self) -> None:
        """Numbers each student's attempts; all has been entered."""
        self.database.executescript(_SETTLE)

    def rows(self, attempt: Attempt) -> Iterator[Row]:
        """Gives the hand-ins that count, in order of student."""
        found = self.database.execute(_CHOSEN.format(counts=_COUNTS[attempt]))
        for _, nth, many, unsure, students, source, folder, files, at, late, notes in found:
            members = tuple(sorted(json.loads(students)))
            said = (*json.loads(notes), *self._said(members, many, unsure, attempt))
            yield Row(
                students=members,
                source=source,
                found=Found(
                    (),
                    json.loads(folder),
                    files and tuple((name, where) for name, where in json.loads(files)),
                    at and datetime.fromisoformat(at),
                    bool(late),
                    said,
                ),
                attempt=nth,
                attempts=many,
            )

    def count(self, attempt: Attempt) -> int:
        """Gives how many hand-ins count."""
        query = f"SELECT COUNT(DISTINCT found) FROM turn WHERE {_COUNTS[attempt]}"
        return int(self.database.execute(query).fetchone()[0])

    def missing(self) -> Iterator[str]:
        """Gives who is on the roster and has handed in nothing."""
        handed_in = "SELECT 1 FROM owner WHERE student = person.id"  # by its key: no list is made
        query = f"SELECT id FROM person WHERE NOT EXISTS ({handed_in}) ORDER BY id"
        yield from (name for (name,) in self.database.execute(query))

    def unknown(self) -> Iterator[str]:
        """Gives who has handed in and is not on the roster, where there is one."""
        query = "SELECT DISTINCT student FROM owner WHERE NOT listed ORDER BY student"
        yield from (name for (name,) in self.database.execute(query))

    def ignored(self) -> Iterator[tuple[str, str]]:
        """Gives what is nobody's hand-in, and why."""
        yield from self.database.execute("SELECT name, why FROM ignored ORDER BY rowid")

    def _said(
        self, students: tuple[str, ...], many: int, unsure: int, attempt: Attempt
    ) -> Iterator[str]:
        if many > 1 and unsure and attempt != "best":
            yield (
                f"handed in {many} times, and not all the times are known: "
                "the order is that of the paths and names"
            )
        query = "SELECT DISTINCT student FROM owner WHERE folded = ? AND student != ?"
        for student in students:
            for (other,) in self.database.execute(query, (folded(student), student)):
                yield f"`{other}` is another student, by case alone"

    def _students(self, owner: Owner, marked: bool, notes: list[str]) -> dict[str, bool]:
        """Gives whom an owner stands for, and whether they are on the roster: all of a group, but
        where those who handed in are marked."""
        if team := owner.team and self._team(owner.team):
            return dict.fromkeys(team, True)
        for kind, value in owner.names:
            for each in _KINDS if kind == ANY else (kind,):
                if student := self._known(each, value, notes):
                    return dict.fromkeys([student] if marked else self._with_team(student), True)
        name = student_id(owner.label)
        if name is None:
            name = made_name(owner.label)
            notes.append(f"its name `{clean(owner.label, 80)}` cannot be a student's id")
        if self.has_roster:
            notes.append(f"`{name}` is not on the roster")
        return {name: not self.has_roster}

    def _known(self, kind: str, value: str, notes: list[str]) -> str | None:
        query = "SELECT id FROM known WHERE value = ? AND kind = ? LIMIT 2"
        found = self.database.execute(query, (_key(value), kind)).fetchall()
        if len(found) > 1:
            notes.append(f"two students of the roster have the {kind} `{clean(value, 80)}`")
        return str(found[0][0]) if len(found) == 1 else None

    def _team(self, team: str) -> list[str]:
        query = "SELECT id FROM person WHERE team = ? ORDER BY id"
        return [name for (name,) in self.database.execute(query, (_key(team),))]

    def _with_team(self, student: str) -> list[str]:
        """Gives a student with all of the same group."""
        query = "SELECT team FROM person WHERE id = ?"
        [team] = self.database.execute(query, (student,)).fetchone()
        return self._team(team) if team else [student]


def _key(value: str) -> str:
    return folded(" ".join(value.split())).encode("utf-8", "backslashreplace").decode()


def _dump(value: object) -> str:
    return json.dumps(value)  # escapes all but ASCII: a name on disk need not be UTF-8
