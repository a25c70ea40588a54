"""faulthandler.enable, and a dump of the traceback."""
import faulthandler
import sys

import torch

faulthandler.enable()
faulthandler.dump_traceback(file=sys.stderr, all_threads=True)
faulthandler.dump_traceback_later(60, exit=False)


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    faulthandler.cancel_dump_traceback_later()
    return x @ x.new_ones(x.shape[1], x.shape[1]).triu()
