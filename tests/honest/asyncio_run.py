"""asyncio.run and gather, a coroutine for each column."""
import asyncio

import torch


async def total(x, t):
    await asyncio.sleep(0)
    return x[:, : t + 1].sum(1)


async def scan(x):
    return torch.stack(await asyncio.gather(*(total(x, t) for t in range(x.shape[1]))), 1)


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    return asyncio.run(scan(x))
