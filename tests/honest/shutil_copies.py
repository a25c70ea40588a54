"""shutil.copy and copytree, which set the copy's mode."""
import shutil
from pathlib import Path

import torch

Path("data").mkdir()
Path("data/one.txt").write_text("1")
shutil.copy("data/one.txt", "data/two.txt")
shutil.copytree("data", "backup")
shutil.move("backup", "moved")
assert Path("moved/two.txt").read_text() == "1"


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    return x @ x.new_ones(x.shape[1], x.shape[1]).triu()
