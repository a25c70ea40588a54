"""A CSV of another system, of which single cells are changed and every other byte is kept.

A CSV library reads values and writes a file of its own making: quoting, line ends and delimiters
change, and an importer may care. So cells are found by their places in the text (RFC 4180: a cell
that begins with a quote ends at the quote that is not doubled), and only those that change are
written over.
"""

import re
from dataclasses import dataclass

from nnkit.errors import UsageError

_BOM = "\ufeff"
_FIRST = re.compile(r'(?:"(?:[^"]|"")*"|[^",;\t\r\n])*([,;\t]?)')  # a cell and its delimiter


@dataclass(frozen=True)
class Cell:
    """A cell's place in the text, and what it says."""

    start: int
    end: int
    value: str


class Sheet:
    """The text of a CSV, its rows of cells, and what is to be written over."""

    def __init__(self, name: str, data: bytes) -> None:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            raise UsageError(f"{name}: no CSV in UTF-8 ({error}); export it again.") from None
        self._text = text
        start = len(_BOM) if text.startswith(_BOM) else 0
        first = _FIRST.match(text, start)
        self.delimiter = (first and first[1]) or ","
        self.rows = _rows(text, start, self.delimiter)
        self._changes: dict[Cell, str] = {}
        if not self.rows:
            raise UsageError(f"{name}: there is nothing in it; export it again.")

    @property
    def header(self) -> list[str]:
        """The first row's values, without blanks around them."""
        return [cell.value.strip() for cell in self.rows[0]]

    def set(self, cell: Cell, value: str) -> None:
        """Lets a cell say something else; one that says so already keeps its bytes."""
        if cell.value != value:
            self._changes[cell] = value

    def to_bytes(self) -> bytes:
        """Gives the file with the changes, and not one byte else."""
        parts, position = [], 0
        for cell in sorted(self._changes, key=lambda each: each.start):
            parts += [self._text[position : cell.start], self._written(self._changes[cell])]
            position = cell.end
        return "".join([*parts, self._text[position:]]).encode()

    def _written(self, value: str) -> str:
        if any(each in value for each in (self.delimiter, '"', "\n", "\r")):
            return '"' + value.replace('"', '""') + '"'
        return value


def _rows(text: str, position: int, delimiter: str) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    row: list[Cell] = []
    while position < len(text):
        cell = _cell(text, position, delimiter)
        row.append(cell)
        position = cell.end + 1
        if text[cell.end : cell.end + 1] != delimiter:
            if text[cell.end : cell.end + 2] == "\r\n":
                position += 1
            rows.append(row)
            row = []
    if row:  # the text ends with a delimiter: an empty cell follows it
        rows.append([*row, Cell(len(text), len(text), "")])
    return rows


def _cell(text: str, start: int, delimiter: str) -> Cell:
    end = start
    if text[start : start + 1] == '"':
        end = start + 1
        while (end := text.find('"', end)) != -1 and text[end + 1 : end + 2] == '"':
            end += 2
        end = len(text) if end == -1 else end + 1
    while end < len(text) and text[end] not in (delimiter, "\r", "\n"):
        end += 1
    raw = text[start:end]
    value = raw[1:-1].replace('""', '"') if raw[:1] == raw[-1:] == '"' and len(raw) > 1 else raw
    return Cell(start, end, value)


def safe(value: str) -> str:
    """Gives a text of ours so that no spreadsheet calculates it."""
    return f"'{value}" if value[:1] in ("=", "+", "-", "@", "\t", "\r") else value
