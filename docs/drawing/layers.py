"""The layers: a cloud that is prepared, a kernel that slides, scores, and an own Function."""

import math
import random
from collections.abc import Sequence

from drawing import ink
from drawing.svg import Canvas, Point

Matrix = Sequence[Sequence[float]]


def preprocessing() -> Canvas:
    """Gives one cloud four times: as it is, centred, standardised and whitened."""
    canvas = Canvas("X, center(X), standardize(X), whiten(X)", 780, 236)
    raw = _cloud()
    centred = _centred(raw)
    steps = [
        ("X", raw, ink.ORANGE),
        ("center(X)", centred, ink.BLUE),
        ("standardize(X)", _standardised(centred), ink.BLUE),
        ("whiten(X)", _whitened(centred), ink.GREEN),
    ]
    for number, (name, points, color) in enumerate(steps):
        _scatter(canvas, 20 + number * 190, name, points, color)
    return canvas


def _cloud(count: int = 90) -> list[Point]:
    """Gives a slanted cloud beside the origin, from the generator that Python keeps as it is."""
    draw = random.Random(7)
    points = []
    for _ in range(count):
        # Twelve uniform numbers less six are nearly normal, with one draw each.
        a, b = (sum(draw.random() for _ in range(12)) - 6 for _ in range(2))
        points.append((1.0 + 1.0 * a, 1.1 + 0.42 * a + 0.22 * b))
    return points


def _centred(points: Sequence[Point]) -> list[Point]:
    mean_x = sum(x for x, _ in points) / len(points)
    mean_y = sum(y for _, y in points) / len(points)
    return [(x - mean_x, y - mean_y) for x, y in points]


def _covariance(points: Sequence[Point]) -> tuple[float, float, float]:
    """Gives var(x), cov(x, y), var(y) of a centred cloud."""
    count = len(points)
    xx, yy = sum(x * x for x, _ in points), sum(y * y for _, y in points)
    return xx / count, sum(x * y for x, y in points) / count, yy / count


def _standardised(points: Sequence[Point]) -> list[Point]:
    xx, _, yy = _covariance(points)
    return [(x / math.sqrt(xx), y / math.sqrt(yy)) for x, y in points]


def _whitened(points: Sequence[Point]) -> list[Point]:
    """Turns the cloud onto the axes of its covariance, and divides by the spread on each."""
    xx, xy, yy = _covariance(points)
    angle = 0.5 * math.atan2(2 * xy, xx - yy)
    cos, sin = math.cos(angle), math.sin(angle)
    return _standardised([(x * cos + y * sin, y * cos - x * sin) for x, y in points])


def _scatter(canvas: Canvas, left: float, name: str, points: Sequence[Point], color: str) -> None:
    side, scale = 170, 23
    middle_x, middle_y = left + side / 2, 22 + side / 2
    canvas.rect(left, 22, side, side, fill="#ffffff", stroke=ink.EDGE, radius=4)
    canvas.line([(left + 6, middle_y), (left + side - 6, middle_y)], color=ink.GREY, width=1)
    canvas.line([(middle_x, 28), (middle_x, 22 + side - 6)], color=ink.GREY, width=1)
    for x, y in points:
        canvas.dot(middle_x + x * scale, middle_y - y * scale, radius=2.1, fill=color)
    mean_x, mean_y = (sum(each) / len(points) for each in zip(*points, strict=True))
    canvas.dot(middle_x + mean_x * scale, middle_y - mean_y * scale, radius=6, fill="#ffffff")
    canvas.dot(middle_x + mean_x * scale, middle_y - mean_y * scale, radius=4.2)
    canvas.text(middle_x, 212, name, color=color, bold=True)


IMAGE = (
    (0, 1, 1, 1, 0),
    (0, 0, 0, 1, 0),
    (0, 0, 1, 0, 0),
    (0, 1, 0, 0, 0),
    (0, 1, 0, 0, 0),
)
KERNEL = ((-1, 0, 1), (-1, 0, 1), (-1, 0, 1))
CELL = 27


def convolution() -> Canvas:
    """Gives a kernel on a padded image, the map that it makes, and the pool of that map."""
    canvas = Canvas("max_pool2d(conv2d(x, weight, padding=1), 2)", 780, 276)
    padded = [[0] * 7, *([0, *row, 0] for row in IMAGE), [0] * 7]
    made = [[_answer(padded, i, j) for j in range(5)] for i in range(5)]
    blocks = [[_largest(made, i, j) for j in (0, 2)] for i in (0, 2)]
    inside, whole, kept = range(1, 6), range(7), range(4)  # grey: what is not of the thing itself
    _cells(canvas, 28, padded, inside, "#ffffff", ("x, padding=1", "(5, 5)"))
    _cells(canvas, 282, KERNEL, whole, ink.LIGHT_ORANGE, ("weight", "(3, 3)"))
    _cells(canvas, 440, made, kept, ink.LIGHT_BLUE, ("conv2d", "(5, 5)"))
    _cells(canvas, 672, blocks, whole, ink.LIGHT_GREEN, ("max_pool2d", "(2, 2)"))
    for row in (0, 2):
        for column in (0, 2):
            x, y = 440 + column * CELL + 1.5, 51 + row * CELL + 1.5
            canvas.rect(x, y, 2 * CELL - 3, 2 * CELL - 3, stroke=ink.GREEN, line=1.8, radius=2)
    canvas.arrow([(440 + 5 * CELL + 8, 118), (664, 118)], color=ink.GREEN, width=1.8)
    _one_place(canvas)
    return canvas


def _one_place(canvas: Canvas) -> None:
    """Marks the kernel's place in the fourth row, first column, and the number that it gives."""
    for x, y, side in ((28, 24 + 3 * CELL, 3), (282, 78, 3), (440, 51 + 3 * CELL, 1)):
        canvas.rect(x, y, side * CELL, side * CELL, stroke=ink.ORANGE, line=2.6, radius=2)
    between_rows = 24 + 4 * CELL
    canvas.arrow([(31 + 3 * CELL, between_rows), (278, between_rows)], color=ink.ORANGE, width=1.8)
    canvas.arrow([(366, between_rows), (436, 144)], color=ink.ORANGE, width=1.8)


def _answer(padded: Matrix, row: int, column: int) -> float:
    return sum(KERNEL[i][j] * padded[row + i][column + j] for i in range(3) for j in range(3))


def _largest(made: Matrix, row: int, column: int) -> float:
    return max(made[row + i][column + j] for i in range(2) for j in range(2))


def _cells(
    canvas: Canvas, left: float, numbers: Matrix, own: range, fill: str, names: tuple[str, str]
) -> None:
    """Draws a square of numbers around the middle of the picture, grey outside of `own`."""
    side = len(numbers)
    top = 118.5 - side * CELL / 2
    fills = [
        [fill if i in own and j in own else ink.PALE for j in range(side)] for i in range(side)
    ]
    canvas.grid(left, top, fills, CELL)
    for i, row in enumerate(numbers):
        for j, number in enumerate(row):
            color = ink.BLACK if fills[i][j] == fill else ink.GREY
            middle = (left + (j + 0.5) * CELL, top + (i + 0.5) * CELL)
            canvas.text(*middle, str(number).replace("-", "\N{MINUS SIGN}"), size=12, color=color)
    canvas.text(left + side * CELL / 2, 236, names[0], size=12.5)
    canvas.text(left + side * CELL / 2, 254, names[1], size=12, color=ink.GREY)


LOGITS = (0.6, 2.1, -0.8, 1.3)
LABEL = 3


def output() -> Canvas:
    """Gives scores, the probabilities that the softmax makes of them, and the label's loss."""
    canvas = Canvas("cross_entropy(logits, labels)", 780, 280)
    powers = [math.exp(score) for score in LOGITS]
    shares = [power / sum(powers) for power in powers]
    _bars(canvas, 92, LOGITS, 34, "logits", ink.BLUE, ink.LIGHT_BLUE)
    canvas.arrow([(212, 126), (300, 126)], width=1.8)
    canvas.text(256, 112, "softmax", size=12)
    _bars(canvas, 322, shares, 130, "p", ink.GREEN, ink.LIGHT_GREEN, digits=2)
    canvas.arrow([(446, 126), (508, 126)], width=1.8)
    canvas.text(476, 112, f"p[{LABEL}]", size=12, color=ink.ORANGE)
    _surprise(canvas, 544, shares[LABEL])
    return canvas


def _bars(
    canvas: Canvas, zero: float, values: Sequence[float], scale: float, name: str,
    color: str, light: str, digits: int = 1,
) -> None:  # fmt: skip
    """Draws a bar for each class, from a line of zeros to the right or to the left."""
    for number, value in enumerate(values):
        y = 48 + number * 42
        left, width = (zero + min(value, 0) * scale, abs(value) * scale)
        edge = ink.ORANGE if number == LABEL else color
        canvas.rect(left, y, width, 28, fill=light, stroke=edge, line=2.4 if edge != color else 1.2)
        shown = f"{value:.{digits}f}".replace("-", "\N{MINUS SIGN}")
        canvas.text(zero + max(value, 0) * scale + 8, y + 14, shown, size=12, anchor="start")
    canvas.line([(zero, 36), (zero, 214)], color=ink.GREY)
    canvas.text(zero + 30, 246, name, bold=True, color=color)


def _surprise(canvas: Canvas, left: float, share: float) -> None:
    """Draws -log(p) for p from 0 to 1, and the point of the label on it."""
    width, bottom, scale = 196, 214.0, 52

    def place(p: float) -> Point:
        return left + p * width, bottom + math.log(p) * scale

    canvas.arrow([(left, bottom), (left + width + 14, bottom)], color=ink.GREY)
    canvas.arrow([(left, bottom), (left, 28)], color=ink.GREY)
    canvas.text(left - 6, bottom + 14, "0", size=11, color=ink.GREY)
    canvas.text(left + width, bottom + 14, "1", size=11, color=ink.GREY)
    canvas.line([place(0.035 + 0.965 * k / 60) for k in range(61)], color=ink.BLUE, width=2)
    x, y = place(share)
    canvas.line([(x, bottom), (x, y), (left, y)], color=ink.ORANGE, dash="3 3")
    canvas.dot(x, y, radius=4.5, fill=ink.ORANGE)
    canvas.text(x + 12, y - 8, f"{-math.log(share):.2f}", anchor="start", color=ink.ORANGE)
    canvas.text(x, bottom + 14, f"p[{LABEL}]", size=11, color=ink.ORANGE)
    canvas.text(left + width / 2, 246, "-log(p)", bold=True, color=ink.BLUE)


def function() -> Canvas:
    """Gives forward and backward of a Function, and the ctx by which the one tells the other."""
    canvas = Canvas("class Cube(Function)", 780, 290)
    canvas.rect(200, 24, 380, 242, fill=ink.PALE, stroke=ink.EDGE, radius=8)
    canvas.text(390, 42, "y = Cube.apply(x)", size=12, color=ink.GREY)
    _lane(canvas, 80, "x", "forward(ctx, x)", "y", ink.BLUE, ink.LIGHT_BLUE)
    _lane(canvas, 214, "x.grad", "backward(ctx, grad)", "grad", ink.ORANGE, ink.LIGHT_ORANGE)
    canvas.box(340, 145, "ctx", fill=ink.LIGHT_GREEN, stroke=ink.GREEN, width=100, height=34)
    canvas.arrow([(390, 101), (390, 126)], color=ink.GREEN, width=2)
    canvas.arrow([(390, 163), (390, 193)], color=ink.GREEN, width=2)
    canvas.text(402, 113, "save_for_backward", size=11.5, color=ink.GREEN, anchor="start")
    canvas.text(402, 178, "saved_tensors", size=11.5, color=ink.GREEN, anchor="start")
    canvas.text(390, 248, "grad × ∂y/∂x", color=ink.ORANGE)
    return canvas


def _lane(
    canvas: Canvas, y: float, left: str, middle: str, right: str, color: str, light: str
) -> None:
    """Draws what goes into a method and what comes out: rightwards forward, leftwards back."""
    canvas.box(36, y, left, fill=light, stroke=color, width=84)
    canvas.box(290, y, middle, fill=light, stroke=color, width=200, height=40)
    canvas.box(660, y, right, fill=light, stroke=color, width=84)
    ends = [((124, y), (284, y)), ((494, y), (654, y))]
    for start, end in ends:
        points = [start, end] if middle.startswith("forward") else [end, start]
        canvas.arrow(points, color=color, width=2)
