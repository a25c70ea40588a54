"""An exercise's source as the box sees it, and as the judge reads it: what the box tells of a
student's own lines and names is believed only where they stand in what was handed in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from nnkit import wire
from nnkit.course import Limits
from nnkit.errors import Frame
from nnkit.judge.files import read_quietly

_MOST_FRAMES = 8
_LINE_END = re.compile(r"\r\n|\r|\n")  # Python counts no others


@dataclass(frozen=True)
class Source:
    """An exercise's file, laid out for the box."""

    path: Path  # where it lies, with its helper files, in the scratch folder
    cells: tuple[str, ...] | None  # of a notebook; None for a .py file
    props: str | None  # the text of props.py
    limits: Limits

    def frames(self, told: list[wire.FrameData]) -> Iterator[Frame]:
        """Gives those of the box's frames that are lines of what was handed in, with their text:
        what the box says of it would be anybody's."""
        for each in told[-_MOST_FRAMES:]:
            lines = self._lines(each.file)
            if 0 < each.line <= len(lines):
                name = PurePosixPath(each.file).name
                yield Frame(name, each.line, lines[each.line - 1].strip()[:200])

    def names(self, word: str) -> bool:
        """Whether the exercise's own source holds a name."""
        texts = self.cells or [read_quietly(self.path).decode("utf-8", "replace")]
        is_name = len(word) <= wire.MAX_KIND_CHARACTERS and word.isidentifier()
        return is_name and any(re.search(rf"\b{word}\b", text) for text in texts)

    def _lines(self, file: str) -> list[str]:
        notebook, _, number = file.partition(f"{self.path.stem}.ipynb, cell ")
        if self.cells is not None and not notebook and number.isdecimal():
            if not 0 < int(number[:9]) <= len(self.cells):
                return []
            return _lines_of(self.cells[int(number) - 1])
        place = PurePosixPath(file)
        if place.is_absolute() or ".." in place.parts:
            return []
        return _lines_of(read_quietly(self.path.parent / place).decode("utf-8", "replace"))


def _lines_of(text: str) -> list[str]:
    lines = _LINE_END.split(text)
    return lines if lines[-1] else lines[:-1]
