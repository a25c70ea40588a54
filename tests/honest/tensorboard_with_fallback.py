"""A SummaryWriter, where tensorboard is installed."""
import torch

try:
    from torch.utils.tensorboard import SummaryWriter

    writer = SummaryWriter("runs")
except ImportError:
    writer = None


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    out = x @ x.new_ones(x.shape[1], x.shape[1]).triu()
    if writer:
        writer.add_scalar("total", out[0, -1].item(), 0)
    return out
