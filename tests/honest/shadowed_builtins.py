"""Names of built-ins and of modules used for variables."""
import torch

list = [1, 2, 3]
dict = {}
type = "homework"
id = 42
input = None
max = 7


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    sum = torch.zeros_like(x[:, 0])
    all = []
    for next in x.unbind(1):
        sum = sum + next
        all.append(sum)
    return torch.stack(all, 1)
