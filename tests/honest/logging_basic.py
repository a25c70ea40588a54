"""logging.basicConfig and messages at every level."""
import logging

import torch

logging.basicConfig(level=logging.DEBUG, format="%(asctime)s %(name)s %(levelname)s %(message)s")
log = logging.getLogger(__name__)
log.info("imported")


def cumulative_sum(x):
    log.debug("x of shape %s", tuple(x.shape))
    if x.ndim != 2:
        log.error("not a matrix")
        raise ValueError("x must be a matrix")
    try:
        1 / 0
    except ZeroDivisionError:
        log.exception("on purpose")
    return x @ x.new_ones(x.shape[1], x.shape[1]).triu()
