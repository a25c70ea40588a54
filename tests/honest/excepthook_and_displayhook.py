"""sys.excepthook, threading.excepthook, traceback printed, exception notes."""
import sys
import threading
import traceback

import torch

sys.excepthook = lambda kind, value, trace: print("oops", value)
threading.excepthook = lambda args: print("oops in a thread", args.exc_value)
sys.displayhook = print


def cumulative_sum(x):
    try:
        if x.ndim != 2:
            raise ValueError("x must be a matrix")
    except ValueError as error:
        error.add_note("see the statement")
        traceback.print_exc()
        raise
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()
    return x @ x.new_ones(x.shape[1], x.shape[1]).triu()
