"""Logs into a file in the current folder, with rotation."""
import logging
import logging.handlers

import torch

log = logging.getLogger("cumsum")
log.setLevel(logging.INFO)
log.addHandler(logging.FileHandler("cumsum.log", encoding="utf-8"))
log.addHandler(logging.handlers.RotatingFileHandler("rotating.log", maxBytes=200, backupCount=2))
log.addHandler(logging.StreamHandler())


def cumulative_sum(x):
    for k in range(10):
        log.info("call %d with %s", k, tuple(x.shape))
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    return x @ x.new_ones(x.shape[1], x.shape[1]).triu()
