"""A plot of the last result into a file, where matplotlib is installed."""
import torch

try:
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt
except ImportError:
    plt = None


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    out = torch.stack([x[:, : t + 1].sum(1) for t in range(x.shape[1])], 1)
    if plt is not None:
        plt.plot(out[0])
        plt.savefig("totals.png")
        plt.close("all")
    return out
