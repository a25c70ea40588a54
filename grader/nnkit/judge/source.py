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
        for each in told:
            lines = self._lines(each.file)
            if 0 < each.line <= len(lines):
                name = PurePosixPath(each.file).name
                yield Frame(name, each.line, lines[each.line - 1].strip()[:200])

    def names(self, word: str) -> bool:
        """Whether the exercise's own source holds a name."""
        texts = self.cells or [read_quietly(self.path).decode("utf-8", "replace")]
        return word.isidentifier() and any(re.search(rf"\b{word}\b", text) for text in texts)

    def _lines(self, file: str) -> list[str]:
        notebook, _, number = file.partition(f"{self.path.stem}.ipynb, cell ")
        if self.cells is not None and not notebook and number.isdecimal():
            return [*self.cells, ""][min(int(number) - 1, len(self.cells))].splitlines()
        place = PurePosixPath(file)
        if place.is_absolute() or ".." in place.parts:
            return []
        text = read_quietly(self.path.parent / place)
        return text.decode("utf-8", "replace").splitlines()
