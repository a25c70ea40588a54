"""Draws idea.svg of every exercise: python docs/pictures.py [FOLDER]

The pictures go to exercises/<nn_name>/ of this repository, or below another folder. They are drawn
by docs/drawing, need nothing but Python, and come out the same on every machine.
"""

import sys
from pathlib import Path

from drawing import layers, network, training

ROOT = Path(__file__).parents[1]
PICTURES = {
    "01_net": network.net,
    "02_parameters": network.parameters,
    "03_loss": network.graph,
    "04_backward": training.accumulation,
    "05_sgd": training.step,
    "06_optim": training.optimizers,
    "07_preprocessing": layers.preprocessing,
    "08_convolution": layers.convolution,
    "09_output": layers.output,
    "10_function": layers.function,
    "11_training": training.capstone,
}


def main() -> None:
    """Writes every picture."""
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT
    for name, draw in PICTURES.items():
        path = root / "exercises" / name / "idea.svg"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(draw().svg(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
