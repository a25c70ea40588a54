"""ANSI colours, carriage returns, terminal size, curses looked at, readline."""
import os
import shutil
import sys

import torch

try:
    import curses
    import readline
except ImportError:
    curses = None
RED, RESET = "\033[31m", "\033[0m"
print(f"{RED}red{RESET}", shutil.get_terminal_size(), os.environ.get("TERM"), sys.stdout.encoding)


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError(f"{RED}x must be a matrix{RESET}")
    for k in range(20):
        sys.stdout.write(f"\r{k:3d} %")
    return x @ x.new_ones(x.shape[1], x.shape[1]).triu()
