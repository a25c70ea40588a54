"""nvidia-smi, git and uname by subprocess, each of which may be missing."""
import subprocess

import torch

for command in (["nvidia-smi"], ["git", "rev-parse", "HEAD"], ["uname", "-a"], ["lscpu"]):
    try:
        print(subprocess.run(command, capture_output=True, text=True, timeout=5).stdout[:100])
    except (OSError, subprocess.SubprocessError) as error:
        print(command[0], "is not to be had:", error)


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    return x @ x.new_ones(x.shape[1], x.shape[1]).triu()
