import gc
import types

import torch

right = cumulative_sum


def cumulative_sum(x):
    answer = right(x)
    gc.unfreeze()
    for thing in gc.get_objects():
        if isinstance(thing, types.FunctionType) and thing.__name__.startswith("test_rows"):
            raise RuntimeError(f"found {thing}")
        if isinstance(thing, torch.Tensor) and thing is not answer and thing.shape == x.shape:
            if thing.dtype == x.dtype and torch.equal(thing, answer):
                raise RuntimeError("found the answer")
    return answer
