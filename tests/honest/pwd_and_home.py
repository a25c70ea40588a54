"""pwd, grp and Path.home, each of which may find nothing."""
import os
from pathlib import Path

import torch

try:
    import grp
    import pwd

    print(pwd.getpwuid(os.getuid()).pw_name, grp.getgrgid(os.getgid()).gr_name)
except (ImportError, KeyError, OSError) as error:
    print("nobody", error)
try:
    CACHE = Path.home() / ".cache" / "homework"
    CACHE.mkdir(parents=True)
except (OSError, RuntimeError):
    CACHE = Path("cache")
    CACHE.mkdir(exist_ok=True)


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    (CACHE / "last.txt").write_text(str(tuple(x.shape)))
    return x @ x.new_ones(x.shape[1], x.shape[1]).triu()
