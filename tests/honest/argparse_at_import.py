"""parse_known_args at import, as in many scripts."""
import argparse
import getopt
import sys

import torch

parser = argparse.ArgumentParser()
parser.add_argument("--dim", type=int, default=1)
options, unknown = parser.parse_known_args()
getopt.getopt(sys.argv[3:], "", [])


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    parts = x.unbind(options.dim)
    return torch.stack([sum(parts[1 : t + 1], parts[0]) for t in range(len(parts))], options.dim)
