"""Draws SVG: boxes, text, arrows, curves and grids on a light card of its own.

A card keeps its light background in a dark theme. Numbers are rounded to a tenth of a pixel, so
that every machine writes the same file. Text is code, symbols or shapes: it needs no translation.
"""

import math
from collections.abc import Iterable, Sequence
from html import escape

from drawing import ink

Point = tuple[float, float]

FONT = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace"
HEAD = 7.0  # length of an arrow's head


class Canvas:
    """A picture that grows call by call; the origin is at the top left, in pixels."""

    def __init__(self, name: str, width: int, height: int) -> None:
        self.name, self.width, self.height = name, width, height
        self._parts: list[str] = []

    def rect(
        self, x: float, y: float, width: float, height: float, *,
        fill: str = "none", stroke: str = ink.BLACK, radius: float = 0, line: float = 1.2,
    ) -> None:  # fmt: skip
        """Draws a box from its top left corner."""
        self._parts.append(
            f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}"'
            f' rx="{_n(radius)}" fill="{fill}" stroke="{stroke}" stroke-width="{line:g}"/>'
        )

    def text(
        self, x: float, y: float, text: str, *,
        size: float = 13, color: str = ink.BLACK, anchor: str = "middle", bold: bool = False,
    ) -> None:  # fmt: skip
        """Writes a line whose middle height is y."""
        weight = ' font-weight="600"' if bold else ""
        self._parts.append(
            f'<text x="{_n(x)}" y="{_n(y + size * 0.35)}" font-size="{_n(size)}" fill="{color}"'
            f' text-anchor="{anchor}"{weight}>{escape(text)}</text>'
        )

    def box(
        self, x: float, y: float, text: str, *, fill: str = ink.CARD, stroke: str = ink.BLACK,
        size: float = 13, width: float = 0, height: float = 30,
    ) -> float:  # fmt: skip
        """Draws a box around a text, its left middle at (x, y); gives the box's width."""
        width = width or len(text) * size * 0.61 + 16
        self.rect(x, y - height / 2, width, height, fill=fill, stroke=stroke, radius=5)
        self.text(x + width / 2, y, text, size=size)
        return width

    def line(
        self, points: Sequence[Point], *, color: str = ink.BLACK, width: float = 1.4,
        dash: str = "", fill: str = "none",
    ) -> None:  # fmt: skip
        """Draws a line through points."""
        dashes = f' stroke-dasharray="{dash}"' if dash else ""
        places = " ".join(f"{_n(x)},{_n(y)}" for x, y in points)
        self._parts.append(
            f'<polyline points="{places}" fill="{fill}" stroke="{color}" stroke-linejoin="round"'
            f' stroke-linecap="round" stroke-width="{width:g}"{dashes}/>'
        )

    def arrow(
        self, points: Sequence[Point], *, color: str = ink.BLACK, width: float = 1.4, dash: str = ""
    ) -> None:
        """Draws a line whose last point is the tip of a head."""
        (x0, y0), (x, y) = points[-2:]
        angle = math.atan2(y - y0, x - x0)
        back_x, back_y = x - HEAD * math.cos(angle), y - HEAD * math.sin(angle)
        side_x, side_y = HEAD / 2 * math.sin(angle), -HEAD / 2 * math.cos(angle)
        self.line([*points[:-1], (back_x, back_y)], color=color, width=width, dash=dash)
        corners = [(x, y), (back_x + side_x, back_y + side_y), (back_x - side_x, back_y - side_y)]
        places = " ".join(f"{_n(px)},{_n(py)}" for px, py in corners)
        self._parts.append(f'<polygon points="{places}" fill="{color}"/>')

    def dot(self, x: float, y: float, *, radius: float = 3, fill: str = ink.BLACK) -> None:
        """Draws a filled circle."""
        self._parts.append(f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(radius)}" fill="{fill}"/>')

    def ellipse(self, x: float, y: float, rx: float, ry: float, *, color: str = ink.EDGE) -> None:
        """Draws the outline of an ellipse."""
        self._parts.append(
            f'<ellipse cx="{_n(x)}" cy="{_n(y)}" rx="{_n(rx)}" ry="{_n(ry)}" fill="none"'
            f' stroke="{color}" stroke-width="1.2"/>'
        )

    def grid(self, x: float, y: float, rows: Iterable[Iterable[str]], cell: float) -> None:
        """Draws cells of some colours, row by row from the top left corner."""
        for i, row in enumerate(rows):
            for j, fill in enumerate(row):
                self.rect(
                    x + j * cell, y + i * cell, cell, cell, fill=fill, stroke=ink.EDGE, line=0.8
                )

    def svg(self) -> str:
        """Gives the text of the file."""
        return "\n".join(
            [
                f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.width} {self.height}"'
                f' width="{self.width}" height="{self.height}" role="img"'
                f' aria-label="{escape(self.name)}" font-family="{FONT}">',
                f'<rect x="0.5" y="0.5" width="{self.width - 1}" height="{self.height - 1}"'
                f' rx="10" fill="{ink.CARD}" stroke="{ink.EDGE}"/>',
                *self._parts,
                "</svg>\n",
            ]
        )


def _n(number: float) -> str:
    """Gives a number to a tenth, without a minus before zero."""
    return f"{round(number, 1) + 0.0:g}"
