"""mkdir, rename, copy, link, symlink, truncate, remove, rmtree, mmap of a file."""
import mmap
import os
import shutil
from pathlib import Path

import torch

Path("results/inner").mkdir(parents=True, exist_ok=True)
Path("results/a.txt").write_text("one two three")
os.rename("results/a.txt", "results/inner/b.txt")
shutil.copyfile("results/inner/b.txt", "results/c.txt")
os.link("results/c.txt", "results/d.txt")
os.symlink("c.txt", "results/e.txt")
assert os.readlink("results/e.txt") == "c.txt"
os.truncate("results/c.txt", 3)
with open("results/c.txt", "r+b") as file, mmap.mmap(file.fileno(), 0) as mapped:
    assert mapped[:] == b"one"
    os.fsync(file.fileno())
with open("results/c.txt", "a") as file:
    file.seek(0, os.SEEK_END)
os.replace("results/c.txt", "results/f.txt")
shutil.rmtree("results")


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    return x @ x.new_ones(x.shape[1], x.shape[1]).triu()
