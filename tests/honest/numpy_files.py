"""np.save, np.load, np.savez, np.savetxt, np.loadtxt, memmap."""
import numpy as np
import torch


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    a = x.numpy()
    np.save("x.npy", a)
    np.savez_compressed("x.npz", a=a)
    np.savetxt("x.csv", a, delimiter=",")
    assert np.allclose(np.loadtxt("x.csv", delimiter=",", ndmin=2), a)
    with np.load("x.npz") as archive:
        assert np.array_equal(archive["a"], a)
    mapped = np.memmap("x.bin", dtype=a.dtype, mode="w+", shape=a.shape)
    mapped[:] = np.add.accumulate(np.load("x.npy", mmap_mode="r"), axis=1)
    mapped.flush()
    return torch.from_numpy(np.array(mapped))
