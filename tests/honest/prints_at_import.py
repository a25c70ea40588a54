"""Prints a good deal while it is imported."""
import torch

print("=" * 60)
print("Welcome to my homework! 你好！ 🎉")
for k in range(200):
    print("loading", k, end="\r", flush=True)
print()
print(torch.arange(6).reshape(2, 3))


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    return torch.stack([x[:, : t + 1].sum(1) for t in range(x.shape[1])], 1)
