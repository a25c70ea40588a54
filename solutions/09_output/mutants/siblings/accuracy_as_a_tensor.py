"""The share of hits is handed back as a 0-dim tensor instead of a plain float."""

import torch


def linear(x, weight, bias):
    """(..., in) -> (..., out)"""
    return torch.einsum("...i,oi->...o", x, weight) + bias


def softmax(z):
    shifted = z - z.amax(dim=-1, keepdim=True)
    e = shifted.exp()
    return e / e.sum(dim=-1, keepdim=True)


def cross_entropy(logits, labels):
    top = logits.max(dim=1, keepdim=True).values
    shifted = logits - top
    right = shifted.gather(1, labels.unsqueeze(1)).squeeze(1)
    losses = shifted.exp().sum(dim=1).log() - right
    return losses.mean()


def accuracy(logits, labels):
    """Fraction of hits."""
    _, guess = torch.max(logits, dim=1)
    hits = torch.eq(guess, labels)
    return hits.double().mean()
