"""Greek letters as names, emoji in texts."""
import torch

Δ = 1
σ = "🚀 running total"


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("❌ " + σ)
    Σ = [x[:, : τ + Δ].sum(1) for τ in range(x.shape[1])]
    return torch.stack(Σ, 1)
