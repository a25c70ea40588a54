"""Adam, autocast and a GradScaler that is off."""
import torch
from torch import nn

net = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.LayerNorm(8), nn.Dropout(0.1), nn.Linear(8, 1))
adam = torch.optim.Adam(net.parameters(), lr=1e-3)
scaler = torch.amp.GradScaler("cpu", enabled=False)
with torch.autocast("cpu", dtype=torch.bfloat16):
    loss = net(torch.randn(5, 4)).float().pow(2).mean()
scaler.scale(loss).backward()
scaler.step(adam)
scaler.update()


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    return x @ x.new_ones(x.shape[1], x.shape[1]).triu()
