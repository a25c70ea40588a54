"""Training: gradients that add up, a step downhill, three optimizers, the loop around them."""

import math
from collections.abc import Callable
from itertools import pairwise

from drawing import ink
from drawing.svg import Canvas, Point


def accumulation() -> Canvas:
    """Gives two micro-batches on their way forward and backward, and what `.grad` holds then."""
    canvas = Canvas("loss.backward() adds to .grad", 780, 330)
    _row_names(canvas)
    _grad(canvas, 112, ["None"])
    canvas.text(112, 46, "net.zero_grad()", color=ink.GREY, size=12)
    canvas.arrow([(112, 58), (112, 236)], color=ink.GREY, dash="3 4")
    _micro_batch(canvas, 210, 3, "1", ink.BLUE, ink.LIGHT_BLUE)
    _grad(canvas, 392, ["g1"])
    canvas.arrow([(150, 256), (364, 256)], color=ink.GREY)
    _micro_batch(canvas, 490, 1, "2", ink.ORANGE, ink.LIGHT_ORANGE)
    _grad(canvas, 672, ["g1", "g2"])
    canvas.arrow([(420, 256), (624, 256)], color=ink.GREY)
    return canvas


def _row_names(canvas: Canvas) -> None:
    canvas.line([(24, 196), (756, 196)], color=ink.EDGE)
    canvas.text(24, 256, ".grad", anchor="start", bold=True)


def _micro_batch(canvas: Canvas, x: float, count: int, name: str, color: str, light: str) -> None:
    """Draws a batch of samples, the net, its loss, and the way back down into `.grad`."""
    canvas.text(x + 20, 46, f"x{name}", color=color)
    for number in range(count):
        canvas.rect(x, 60 + number * 26, 40, 22, fill=light, stroke=color, radius=3)
    canvas.arrow([(x + 46, 82), (x + 70, 82)], color=color)
    canvas.box(x + 72, 82, "net", fill=light, stroke=color, width=52)
    canvas.arrow([(x + 128, 82), (x + 150, 82)], color=color)
    canvas.box(x + 152, 82, f"loss{name}", fill=light, stroke=color, width=60)
    canvas.arrow([(x + 182, 97), (x + 182, 219)], color=color, width=2.2)
    canvas.text(x + 172, 164, f"loss{name}.backward()", color=color, anchor="end", size=12)


def _grad(canvas: Canvas, middle: float, parts: list[str]) -> None:
    """Draws what a `.grad` holds: None, or gradients that have been added."""
    colors = {"g1": (ink.BLUE, ink.LIGHT_BLUE), "g2": (ink.ORANGE, ink.LIGHT_ORANGE)}
    if parts == ["None"]:
        canvas.box(middle - 34, 256, "None", fill=ink.PALE, stroke=ink.GREY, width=68, height=34)
        return
    left = middle - 20 * len(parts)
    for number, part in enumerate(parts):
        color, light = colors[part]
        canvas.rect(left + 40 * number, 222, 40, 68, fill=light, stroke=color)
    canvas.text(middle, 308, " + ".join(parts), size=13)


def step() -> Canvas:
    """Gives steps down a parabola: with a small learning rate, and with one that is too large."""
    canvas = Canvas("weight - lr * grad", 760, 340)
    place, path = _descent(canvas, 40, 0.2, 2.1, ink.GREEN)
    _name_first_step(canvas, place, path)
    _descent(canvas, 410, 1.06, 1.25, ink.ORANGE)
    canvas.text(718, AXIS + 18, "weight", anchor="end", size=12, color=ink.GREY)
    return canvas


AXIS = 292.0


def _descent(
    canvas: Canvas, left: float, lr: float, weight: float, color: str
) -> tuple[Callable[[float], Point], list[float]]:
    """Draws loss = weight**2 and steps of -lr * 2 * weight: each across, and then to the curve."""

    def place(weight: float) -> Point:
        return left + 155 + weight * 62, AXIS - 10 - weight**2 * 43

    canvas.arrow([(left, AXIS), (left + 312, AXIS)], color=ink.GREY)
    canvas.arrow([(left, AXIS), (left, 44)], color=ink.GREY)
    canvas.text(left - 4, 32, "loss", anchor="start", size=12, color=ink.GREY)
    canvas.text(left + 155, 32, f"lr = {lr}", color=color, bold=True)
    canvas.line([place(number / 20) for number in range(-46, 47)], color=ink.BLUE, width=2)
    path = [weight]
    for _ in range(5):
        path.append(path[-1] - lr * 2 * path[-1])
    for here, there in pairwise(path):
        across = (place(there)[0], place(here)[1])
        canvas.line([across, place(there)], color=color, width=1, dash="2 3")
        canvas.arrow([place(here), across], color=color, width=1.8)
    for here in path:
        canvas.dot(*place(here), radius=3.6, fill=color)
    return place, path


def _name_first_step(canvas: Canvas, place: Callable[[float], Point], path: list[float]) -> None:
    """Names the slope at the first point, the step that it gives, and the two weights."""
    (x, y), (x2, y2) = place(path[0]), place(path[1])
    steep = 2 * path[0] * 43 / 62
    canvas.line([(x - 44, y + 44 * steep), (x + 14, y - 14 * steep)], width=1.6)
    canvas.text(x - 34, y + 44 * steep - 4, "grad", size=12, anchor="start")
    canvas.text(x2 - 8, y, "- lr * grad", size=12, color=ink.GREEN, anchor="end")
    for along, down in ((x, y), (x2, y2)):
        canvas.line([(along, down), (along, AXIS)], color=ink.GREY, width=1, dash="2 4")
    canvas.text(x, AXIS + 18, "weight", size=12)
    canvas.text(x2 + 16, AXIS + 18, "weight - lr * grad", size=12, color=ink.GREEN, anchor="end")


STEEP = 9.0  # the bowl is (x**2 + STEEP * y**2) / 2


def optimizers() -> Canvas:
    """Gives the paths of three optimizers at one learning rate, on one elongated bowl."""
    canvas = Canvas('make_optimizer("sgd" | "nesterov", ...)', 780, 232)
    kinds = [
        ("SGD", 0.0, False, ink.ORANGE),
        ("momentum=0.9", 0.9, False, ink.BLUE),
        ("nesterov=True", 0.9, True, ink.GREEN),
    ]
    for number, (name, momentum, nesterov, color) in enumerate(kinds):
        _bowl(canvas, 24 + number * 248, name, _path(momentum, nesterov), color)
    return canvas


def _path(momentum: float, nesterov: bool, count: int = 20, lr: float = 0.05) -> list[Point]:
    """Gives the places of torch.optim.SGD's rule on the bowl."""
    x, y, velocity_x, velocity_y = -2.7, 0.93, 0.0, 0.0
    places = [(x, y)]
    for _ in range(count):
        grad_x, grad_y = x, STEEP * y
        velocity_x = momentum * velocity_x + grad_x
        velocity_y = momentum * velocity_y + grad_y
        x -= lr * (grad_x + momentum * velocity_x if nesterov else velocity_x)
        y -= lr * (grad_y + momentum * velocity_y if nesterov else velocity_y)
        places.append((x, y))
    return places


def _bowl(canvas: Canvas, left: float, name: str, path: list[Point], color: str) -> None:
    middle_x, middle_y, scale_x, scale_y = left + 118, 104, 28, 56
    for size in (0.6, 1.5, 2.6, 3.9):
        canvas.ellipse(middle_x, middle_y, size * scale_x, size / STEEP**0.5 * scale_y)
    places = [(middle_x + x * scale_x, middle_y - y * scale_y) for x, y in path]
    canvas.line(places, color=color, width=1.5)
    for x, y in places:
        canvas.dot(x, y, radius=2.6, fill=color)
    canvas.text(middle_x, 206, name, color=color, bold=True)
    canvas.line([(middle_x - 5, middle_y), (middle_x + 5, middle_y)], width=1.6)
    canvas.line([(middle_x, middle_y - 5), (middle_x, middle_y + 5)], width=1.6)


DIGIT = (
    "00286100",
    "04a64a20",
    "00000c40",
    "0017c810",
    "00025b60",
    "00000690",
    "05105c50",
    "029cc600",
)  # how dark, in hexadecimal: a three, made up


def capstone() -> Canvas:
    """Gives a digit, enlarged to LeNet's input, batches of it in epochs, and the falling loss."""
    canvas = Canvas("train(net, x, y)", 780, 236)
    shades = [[_shade(int(pixel, 16)) for pixel in row] for row in DIGIT]
    canvas.grid(28, 80, shades, 9)
    canvas.text(64, 204, "(N, 8, 8)", size=12)
    canvas.arrow([(108, 116), (152, 116)], width=1.8)
    for number in (2, 1):
        canvas.rect(162 + 7 * number, 52 - 7 * number, 128, 128, fill=ink.PALE, stroke=ink.GREY)
    canvas.grid(162, 52, shades, 16)
    _fine_lines(canvas, 162, 52)
    canvas.text(233, 204, "(N, 1, 32, 32)", size=12)
    canvas.arrow([(312, 116), (356, 116)], width=1.8)
    _loop(canvas, 364)
    canvas.arrow([(486, 116), (524, 116)], width=1.8)
    _loss_curve(canvas, 540)
    return canvas


def _fine_lines(canvas: Canvas, left: float, top: float) -> None:
    """Draws the pixels of 32x32 over blocks of 4x4."""
    for number in range(33):
        place, width = number * 4, 0.9 if number % 32 == 0 else 0.25
        for line in (
            [(left + place, top), (left + place, top + 128)],
            [(left, top + place), (left + 128, top + place)],
        ):
            canvas.line(line, color=ink.GREY, width=width)


def _shade(dark: int) -> str:
    """Gives a grey for a pixel of 0, white, to 15."""
    return f"#{255 - dark * 14:02x}{255 - dark * 14:02x}{255 - dark * 13:02x}"


def _loop(canvas: Canvas, left: float) -> None:
    """Draws the net in a loop: forward, backward, step, and again."""
    canvas.box(left + 24, 116, "Net", fill=ink.LIGHT_BLUE, stroke=ink.BLUE, width=64, height=40)
    right = left + 104
    above = [(left + 88, 116), (right, 116), (right, 64), (left + 56, 64), (left + 56, 92)]
    canvas.arrow(above, color=ink.ORANGE, width=1.8)
    canvas.text(left + 56, 46, "optimizer.step()", size=11, color=ink.ORANGE)
    canvas.text(left + 56, 156, "epochs", size=12, color=ink.GREY)


def _loss_curve(canvas: Canvas, left: float) -> None:
    """Draws a loss that falls from epoch to epoch: made up, and so without numbers."""
    bottom = 184.0
    canvas.arrow([(left, bottom), (left + 212, bottom)], color=ink.GREY)
    canvas.arrow([(left, bottom), (left, 36)], color=ink.GREY)
    places = [(left + 14 + 13 * k, bottom - 12 - 114 * math.exp(-0.33 * k)) for k in range(15)]
    canvas.line(places, color=ink.GREEN, width=2)
    for x, y in places:
        canvas.dot(x, y, radius=2.8, fill=ink.GREEN)
    canvas.text(left + 12, 34, "loss", size=12, color=ink.GREY, anchor="start")
    canvas.text(left + 212, 204, "epoch", size=12, color=ink.GREY, anchor="end")
