"""logging.config.dictConfig with a queue handler and listener."""
import logging
import logging.config
import logging.handlers
import queue

import torch

logging.config.dictConfig({
    "version": 1,
    "formatters": {"short": {"format": "%(levelname)s %(message)s %(process)d %(threadName)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "short"}},
    "root": {"handlers": ["console"], "level": "INFO"},
})
line = queue.Queue()
listener = logging.handlers.QueueListener(line, logging.StreamHandler())
listener.start()
logging.getLogger().addHandler(logging.handlers.QueueHandler(line))


def cumulative_sum(x):
    logging.info("called with %s", x.shape)
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    return x @ x.new_ones(x.shape[1], x.shape[1]).triu()
