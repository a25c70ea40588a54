"""Which row of another system's file is which student's: by the values that both sides know.

A student is known by their id and, with a roster, by every name that it has. An id that collecting
made of an LMS's file names is a name and the LMS's number: both have to be the row's. Two rows for
one student, or two students for one row, are nobody's: none is guessed.
"""

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from nnkit.collect.names import folded
from nnkit.collect.rosters import Person

_NO_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Matched:
    """Rows by student, students without a row, and rows of which no student is known."""

    rows: dict[str, int]
    students: list[str]
    others: list[int]


def match(
    students: Iterable[str], rows: Mapping[int, Sequence[str]], people: Iterable[Person]
) -> Matched:
    """Matches students with rows, given by the values that may name somebody. The first value of a
    row is the system's own number of the student."""
    names = {person.id: {folded(value) for _, value in person.names} for person in people}
    by_value: dict[str, set[int]] = {}
    for number, values in rows.items():
        for value in values:
            by_value.setdefault(folded(value.strip()), set()).add(number)
        for name in _written(values[1:]):
            by_value.setdefault(f"{name}_{values[0].strip()}", set()).add(number)
    found = {
        student: _rows_of(student, names.get(student, set()), by_value) for student in students
    }
    claims = Counter(row for each in found.values() for row in each)
    taken = {
        student: next(iter(each))
        for student, each in found.items()
        if len(each) == 1 and claims[next(iter(each))] == 1
    }
    return Matched(
        taken,
        [student for student in found if student not in taken],
        [number for number in rows if number not in {*taken.values()}],
    )


def _rows_of(student: str, names: set[str], by_value: Mapping[str, set[int]]) -> set[int]:
    """Gives the rows of the first kind of value that has any: the id, a name, the number in it."""
    name, _, number = student.rpartition("_")
    for values in ({folded(student)}, names, {f"{_letters(name)}_{number}"}):
        found = {row for value in values if value for row in by_value.get(value, ())}
        if found:
            return found
    return set()


def _written(values: Sequence[str]) -> set[str]:
    """Gives a row's names as they may stand before a number in the names of files: each value, two
    beside one another (`LastName,FirstName`), the word before a number (`Participant 21`)."""
    pairs = [first + second for first, second in itertools.pairwise(values)]
    texts = [*values, *pairs, *(value.rstrip("0123456789") for value in values)]
    plain = (text.encode("ascii", "ignore").decode() for text in texts)
    return {name for text in (*texts, *plain) if (name := _letters(text))}


def _letters(text: str) -> str:
    return _NO_LETTERS.sub("", folded(text))
