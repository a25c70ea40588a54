"""new_event_loop, set_event_loop, run_until_complete; signal handlers where allowed."""
import asyncio
import signal

import torch

loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
try:
    loop.add_signal_handler(signal.SIGUSR1, print, "signal")
except (NotImplementedError, RuntimeError, OSError):
    pass


async def scan(x):
    return x @ x.new_ones(x.shape[1], x.shape[1]).triu()


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    return loop.run_until_complete(scan(x))
