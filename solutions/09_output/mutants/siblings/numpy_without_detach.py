"""The logits are turned into an array as they are, which fails when they require a gradient."""

import numpy as np
import torch


def linear(x, weight, bias):
    return torch.tensordot(x, weight, dims=([-1], [1])) + bias


def softmax(z):
    """Each row by itself, its largest power is 1."""
    classes_first = z.movedim(-1, 0)
    powers = (classes_first - classes_first.amax(0)).exp()
    return (powers / powers.sum(0)).movedim(0, -1)


def cross_entropy(logits, labels):
    top = logits.max(dim=1, keepdim=True).values
    shifted = logits - top
    right = shifted.gather(1, labels.unsqueeze(1)).squeeze(1)
    losses = shifted.exp().sum(dim=1).log() - right
    return losses.mean()


def accuracy(logits, labels):
    scores = np.asarray(logits.cpu())
    truth = np.asarray(labels.cpu())
    return float(np.mean(np.argmax(scores, axis=1) == truth))
