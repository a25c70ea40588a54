"""INTERIM, until the collecting of whole classes lands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from nnkit.collect.paths import Submission, find_submissions, read_submission
from nnkit.course import Exercise


@dataclass(frozen=True)
class HandIn:
    students: tuple[str, ...]
    place: Path
    at: datetime | None = None
    late: bool = False
    attempt: int = 1
    attempts: int = 1
    notes: tuple[str, ...] = ()


class Collected:
    def __init__(self, found: list[Path]):
        self._found = found

    def __enter__(self) -> "Collected":
        return self

    def __exit__(self, *error: object) -> None:
        pass

    def hand_ins(self) -> Iterator[HandIn]:
        for each in self._found:
            yield HandIn((each.name,), each)

    def missing(self) -> Iterator[str]:
        return iter(())

    def unknown(self) -> Iterator[str]:
        return iter(())

    def ignored(self) -> Iterator[tuple[str, str]]:
        return iter(())

    def count(self) -> int:
        return len(self._found)


def collect(paths: Sequence[Path], exercises: Sequence[Exercise], **options: object) -> Collected:
    return Collected([each for path in paths for each in find_submissions(path, exercises)])


def read(hand_in: HandIn, exercises: Sequence[Exercise]) -> Submission:
    return read_submission(hand_in.place, exercises)
