"""multiprocessing.shared_memory, or an ordinary array."""
import numpy as np
import torch


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    a = x.numpy()
    try:
        from multiprocessing import shared_memory

        block = shared_memory.SharedMemory(create=True, size=a.nbytes)
        out = np.ndarray(a.shape, a.dtype, buffer=block.buf)
    except OSError:
        block, out = None, np.empty_like(a)
    np.add.accumulate(a, axis=1, out=out)
    result = torch.from_numpy(out.copy())
    del out
    if block is not None:
        block.close()
        block.unlink()
    return result
