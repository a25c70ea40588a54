"""Trains a small linear model at import, by SGD, to find the triangle; uses the exact one."""
import torch
from torch import nn, optim

torch.manual_seed(0)
model = nn.Linear(3, 3, bias=False)
optimizer = optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
scheduler = optim.lr_scheduler.StepLR(optimizer, 50)
goal = torch.ones(3, 3).triu()
for epoch in range(60):
    batch = torch.randn(16, 3)
    loss = nn.functional.mse_loss(model(batch), batch @ goal)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    scheduler.step()
    if epoch % 20 == 0:
        print(f"epoch {epoch}: {loss.item():.4f}")


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    return x @ x.new_ones(x.shape[1], x.shape[1]).triu()
