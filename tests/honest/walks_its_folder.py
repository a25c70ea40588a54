"""os.walk, glob, os.scandir, os.stat, shutil.disk_usage of the current folder."""
import glob
import os
import shutil
import stat

import torch

print(os.getcwd(), os.path.abspath("."), os.listdir("."))
for folder, folders, names in os.walk("."):
    for name in names:
        info = os.stat(os.path.join(folder, name))
        print(name, info.st_size, stat.filemode(info.st_mode))
print(glob.glob("**/*.py", recursive=True), shutil.disk_usage("."))
with os.scandir(".") as entries:
    print([entry.is_file() for entry in entries])
print(os.access(".", os.W_OK), os.path.exists("/data/train.csv"))


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    return x @ x.new_ones(x.shape[1], x.shape[1]).triu()
