"""torch.save and torch.load in the current folder: tensors, a state dict, a checkpoint."""
import torch
from torch import nn

model = nn.Linear(2, 2)
torch.save(model.state_dict(), "model.pt")
model.load_state_dict(torch.load("model.pt", weights_only=True))
torch.save({"epoch": 3, "model": model.state_dict()}, "checkpoint.pth")


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    torch.save(x, "x.pt")
    x = torch.load("x.pt", map_location="cpu", mmap=True)
    return x @ x.new_ones(x.shape[1], x.shape[1]).triu()
