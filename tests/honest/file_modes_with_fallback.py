"""shutil.copy, copytree, chmod, touch and utime, which keep modes and times where they may."""
import os
import shutil
from pathlib import Path

import torch

Path("one.txt").write_text("1")
for step in (
    lambda: shutil.copy("one.txt", "two.txt"),
    lambda: shutil.copy2("one.txt", "three.txt"),
    lambda: os.chmod("one.txt", 0o644),
    lambda: os.utime("one.txt"),
    lambda: shutil.copytree(".", "../copy"),
    lambda: Path("new.txt").touch(),
    lambda: Path("new.txt").touch(),
):
    try:
        step()
    except OSError as error:
        print("not here:", error)
os.umask(0o022)


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    return x @ x.new_ones(x.shape[1], x.shape[1]).triu()
