"""Draws what a submission of a class takes, nnkit and what it was measured beside, as an SVG.

`python -m benchmarks.plot [FILE]` reads benchmarks/record.md and writes benchmarks/speed.svg, as
`make bench` does behind its record. The axis is logarithmic. What the record does not hold is left
out. The card of docs/drawing keeps the picture readable in a light and in a dark theme.
"""

import math
import re
import sys
from pathlib import Path

from benchmarks.clock import ROOT
from benchmarks.table import RECORD
from benchmarks.throughput import FLOOR, PEERS, PYTEST

sys.path.append(str(ROOT / "docs"))  # its scripts find their drawing there, too

from drawing import ink
from drawing.svg import Canvas

PICTURE = Path(__file__).with_name("speed.svg")
OURS = "nnkit"
UNITS = {"µs": 1e-6, "ms": 1e-3, "s": 1.0}
NAMES = {FLOOR: "the floor: fork + torch", PYTEST: "cold pytest"}
NAMES |= {peer: peer.strip("`") for peer, _ in PEERS.values()}
_WIDTH, _LEFT, _RIGHT, _TOP, _STEP = 780, 230, 590, 60, 36  # of the card, its axis and its rows


def draw(path: Path = PICTURE) -> None:
    """Writes the picture of the record that is there."""
    text = picture(RECORD.read_text(encoding="utf-8")).svg()
    path.write_text(text, encoding="utf-8", newline="\n")


def picture(record: str) -> Canvas:
    """Gives a row for each time of the record, the shortest first."""
    times = sorted(times_of(record).items(), key=lambda item: item[1])
    bottom = _TOP + _STEP * len(times)
    canvas = Canvas("seconds for a submission of a class", _WIDTH, bottom + 44)
    canvas.text(
        24, 28, "time for a submission of six exercises (logarithmic)", anchor="start", bold=True
    )
    low, high = _decades([seconds for _, seconds in times])
    for power in range(low, high + 1):
        x = _x(10.0**power, low, high)
        canvas.line([(x, _TOP - 8), (x, bottom)], color=ink.EDGE, width=1)
        canvas.text(x, bottom + 18, _label(10.0**power), color=ink.GREY, size=12)
    for number, (name, seconds) in enumerate(times):
        end = _x(seconds, low, high)
        _row(canvas, _TOP + _STEP * (number + 0.5), name, end, _beside(seconds, dict(times)))
    return canvas


def times_of(record: str) -> dict[str, float]:
    """Reads the seconds that a submission takes: nnkit's, and those beside it by their names."""
    times = {}
    for line in record.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        if len(cells) > 3 and cells[2] in NAMES:
            ours, theirs = _seconds(cells[1]), _seconds(cells[3])
            times |= {} if ours is None else {OURS: ours}
            times |= {} if theirs is None else {NAMES[cells[2]]: theirs}
    return times


def _seconds(text: str) -> float | None:
    found = re.fullmatch(r"([\d.]+) (µs|ms|s)", text)
    return float(found[1]) * UNITS[found[2]] if found else None


def _decades(times: list[float]) -> tuple[int, int]:
    return math.floor(math.log10(min(times))), math.ceil(math.log10(max(times)))


def _x(seconds: float, low: int, high: int) -> float:
    return _LEFT + (math.log10(seconds) - low) / (high - low) * (_RIGHT - _LEFT)


def _beside(seconds: float, times: dict[str, float]) -> str:
    """Gives a time with how many times nnkit's it is."""
    ratio = seconds / times[OURS]
    return _label(seconds) if ratio == 1 else f"{_label(seconds)}, {ratio:.2g} x"


def _label(seconds: float) -> str:
    return f"{seconds:.3g} s" if seconds >= 1 else f"{seconds * 1e3:.3g} ms"


def _row(canvas: Canvas, y: float, name: str, end: float, label: str) -> None:
    color = ink.BLUE if name == OURS else ink.GREY
    canvas.text(_LEFT - 14, y, name, anchor="end", color=color, bold=name == OURS)
    canvas.line([(_LEFT, y), (end, y)], color=color, width=2)
    canvas.dot(end, y, radius=6, fill=color)  # where it lies counts: a line has no zero to start at
    canvas.text(end + 14, y, label, anchor="start", size=12, color=color)


if __name__ == "__main__":
    draw(*map(Path, sys.argv[1:]))
