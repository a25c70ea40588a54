"""The network: LeNet's shapes, its parameters, and the graph behind its loss."""

from drawing import ink
from drawing.svg import Canvas

# channels, side; the operations that lead there
MAPS = [
    (1, 32, ()),
    (6, 28, ("conv1", "relu")),
    (6, 14, ("max_pool2d",)),
    (16, 10, ("conv2", "relu")),
    (16, 5, ("max_pool2d",)),
]
VECTORS = [(400, ()), (120, ("fc1", "relu")), (84, ("fc2", "relu")), (10, ("fc3",))]
LAYERS = {
    "conv1": ((6, 1, 5, 5), (6,)),
    "conv2": ((16, 6, 5, 5), (16,)),
    "fc1": ((120, 400), (120,)),
    "fc2": ((84, 120), (84,)),
    "fc3": ((10, 84), (10,)),
}


def net() -> Canvas:
    """Gives the chain of shapes: feature maps above, vectors below."""
    canvas = Canvas("net(x)", 780, 360)
    end = _maps(canvas, 24, 110)
    canvas.arrow([(end, 136), (end, 192), (62, 192), (62, 212)])
    canvas.text(390, 180, "flatten(x, 1)", color=ink.GREEN)
    _vectors(canvas, 44, 218)
    return canvas


def _maps(canvas: Canvas, x: float, middle: float) -> float:
    """Draws stacks of maps, three pixels for one; gives the middle of the last stack."""
    for channels, side, operations in MAPS:
        x = _operation(canvas, x, middle - 6, operations)
        size, step = side * 3, 4 if channels == 6 else 2.4
        depth = (channels - 1) * step
        for number in range(channels):
            offset = depth - number * step
            left, top = x + offset, middle - size / 2 - depth / 2 + number * step
            fill = ink.LIGHT_BLUE if channels > 1 else ink.PALE
            canvas.rect(left, top, size, size, fill=fill, stroke=ink.BLUE, line=0.9)
        centre = x + (size + depth) / 2
        canvas.text(centre, 28, f"(N, {channels}, {side}, {side})", size=12)
        x += size + depth + 8
    return centre


def _vectors(canvas: Canvas, x: float, top: float) -> None:
    middle = top + 54
    for length, operations in VECTORS:
        x = _operation(canvas, x, middle, operations, gap=174)
        height = {400: 108, 120: 84, 84: 66, 10: 50}[length]
        count = min(length, 20) if length > 10 else 10
        cell = height / count
        for number in range(count):
            y = middle - height / 2 + number * cell
            canvas.rect(x, y, 36, cell, fill=ink.LIGHT_GREEN, stroke=ink.GREEN, line=0.7)
        canvas.text(x + 18, top + 122, f"(N, {length})", size=12)
        x += 44


def _operation(
    canvas: Canvas, x: float, y: float, names: tuple[str, ...], gap: float = 75
) -> float:
    """Draws an arrow with names above it; gives where the next thing begins."""
    if not names:
        return x
    canvas.arrow([(x, y), (x + gap - 8, y)])
    for number, name in enumerate(reversed(names)):
        color = ink.ORANGE if name[-1].isdigit() else ink.GREY
        canvas.text(x + gap / 2 - 4, y - 13 - 15 * number, name, size=11, color=color)
    return x + gap


def parameters() -> Canvas:
    """Gives the tree of modules: each parameter with its shape, and a bar as long as it is."""
    canvas = Canvas("net.named_parameters()", 760, 372)
    canvas.box(24, 172, "Net", fill=ink.PALE, width=64)
    y, total, tensors = 29.0, 0, 0
    for layer, (weight, bias) in LAYERS.items():
        middle = y + 13  # of the two rows
        canvas.line([(88, 172), (112, 172), (112, middle), (130, middle)], color=ink.GREY)
        canvas.box(130, middle, layer, fill=ink.LIGHT_BLUE, stroke=ink.BLUE, width=72)
        for name, shape in (("weight", weight), ("bias", bias)):
            canvas.line([(202, middle), (220, middle), (220, y), (234, y)], color=ink.GREY)
            total, tensors = total + _parameter(canvas, y, name, shape), tensors + 1
            y += 26
        y += 13
    canvas.line([(24, 332), (736, 332)], color=ink.EDGE)
    canvas.text(24, 352, f"len(parameter_shapes(net)) = {tensors}", anchor="start", bold=True)
    canvas.text(736, 352, f"count_parameters(net) = {total:,}", anchor="end", bold=True)
    return canvas


def _parameter(canvas: Canvas, y: float, name: str, shape: tuple[int, ...]) -> int:
    count = 1
    for size in shape:
        count *= size
    color, light = (
        (ink.ORANGE, ink.LIGHT_ORANGE) if name == "weight" else (ink.GREEN, ink.LIGHT_GREEN)
    )
    canvas.text(240, y, name, anchor="start", color=color)
    canvas.text(304, y, str(shape), anchor="start")
    canvas.text(496, y, f"{count:,}", anchor="end")
    canvas.rect(508, y - 7, max(count / 48000 * 228, 1.5), 14, fill=light, stroke=color, line=1)
    return count


def graph() -> Canvas:
    """Gives the graph from the loss to the input: the data path, and what hangs beside it."""
    canvas = Canvas("loss.grad_fn", 810, 300)
    y, x = 70.0, 24.0
    path = ["MseLossBackward0", "AddmmBackward0", "ReluBackward0", "...", "ConvolutionBackward0"]
    canvas.text(24, 28, "loss.grad_fn", anchor="start", color=ink.GREY)
    canvas.arrow([(76, 36), (76, y - 17)], color=ink.GREY)
    lefts = []
    for name, label in zip(path, ["[0]", "[1]", "[0]", "", ""], strict=True):
        lefts.append(x)
        if name == "...":
            canvas.text(x + 10, y, "...", bold=True, color=ink.ORANGE)
            width = 20.0
        else:
            width = canvas.box(x, y, name, size=12, fill=ink.LIGHT_ORANGE, stroke=ink.ORANGE)
        if name != path[-1]:
            canvas.arrow([(x + width + 3, y), (x + width + 39, y)], color=ink.ORANGE, width=2.2)
            if label:
                canvas.text(x + width + 20, y - 13, label, size=11, color=ink.ORANGE)
        x += width + 42
    _leaves(canvas, lefts[1], y)
    _first_layer(canvas, lefts[4], y)
    canvas.line([(24, 246), (786, 246)], color=ink.EDGE)
    shown = ", ".join(f'"{name}"' if name != "..." else name for name in path)
    canvas.text(24, 272, "graph(loss)", anchor="start", size=11.5, bold=True, color=ink.ORANGE)
    canvas.text(104, 272, f"= [{shown}]", anchor="start", size=11)
    return canvas


def _leaves(canvas: Canvas, x: float, y: float) -> None:
    """Draws what an Addmm has beside its data: the bias, and the weight behind a transposition."""
    canvas.arrow([(x + 28, y + 15), (x + 28, y + 57)], color=ink.GREY)
    canvas.text(x + 12, y + 36, "[0]", size=11, color=ink.GREY)
    points = [(x + 100, y + 15), (x + 100, y + 36), (x + 168, y + 36), (x + 168, y + 57)]
    canvas.arrow(points, color=ink.GREY)
    canvas.text(x + 116, y + 26, "[2]", size=11, color=ink.GREY)
    canvas.box(x - 42, y + 72, "AccumulateGrad", size=12, fill=ink.PALE, stroke=ink.GREY)
    canvas.text(x + 17, y + 100, "fc3.bias", size=12, color=ink.BLUE)
    canvas.box(x + 124, y + 72, "TBackward0", size=12, fill=ink.PALE, stroke=ink.GREY)
    canvas.arrow([(x + 168, y + 87), (x + 168, y + 113)], color=ink.GREY)
    canvas.box(x + 108, y + 128, "AccumulateGrad", size=12, fill=ink.PALE, stroke=ink.GREY)
    canvas.text(x + 167, y + 156, "fc3.weight", size=12, color=ink.BLUE)


def _first_layer(canvas: Canvas, x: float, y: float) -> None:
    """Draws the inputs of the first convolution: none, the weight and the bias."""
    canvas.arrow([(x + 80, y - 15), (x + 80, y - 34)], color=ink.ORANGE, width=2.2)
    canvas.text(x + 80, y - 44, "None", size=12, color=ink.BLACK)
    canvas.text(x + 98, y - 24, "[0]", size=11, color=ink.ORANGE)
    for left, number, name in ((0, 1, "conv1.weight"), (130, 2, "conv1.bias")):
        middle = x - 40 + left + 59
        start = x + 40 + left * 0.6
        points = [(start, y + 15), (start, y + 36), (middle, y + 36), (middle, y + 57)]
        canvas.arrow(points, color=ink.GREY)
        canvas.text(start + 15, y + 26, f"[{number}]", size=11, color=ink.GREY)
        canvas.box(middle - 59, y + 72, "AccumulateGrad", size=12, fill=ink.PALE, stroke=ink.GREY)
        canvas.text(middle, y + 100, name, size=12, color=ink.BLUE)
