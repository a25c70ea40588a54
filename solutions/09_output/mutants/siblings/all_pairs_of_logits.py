"""Each probability is one over a sum of powers of differences, some of which overflow."""

import torch


def linear(x, weight, bias):
    # one class after the other
    scores = []
    for row, b in zip(weight, bias, strict=True):
        scores.append((x * row).sum(dim=-1) + b)
    return torch.stack(scores, dim=-1)


def softmax(z):
    # p_k = 1 / sum_j exp(z_j - z_k), so nothing has to be shifted
    probabilities = []
    for k in range(z.shape[-1]):
        differences = z - z[..., k : k + 1]
        probabilities.append(1 / differences.exp().sum(dim=-1))
    return torch.stack(probabilities, dim=-1)


def log_probabilities(logits):
    shifted = logits - logits.amax(dim=1, keepdim=True)
    return shifted - shifted.exp().sum(dim=1, keepdim=True).log()


def cross_entropy(logits, labels):
    rows = torch.arange(len(labels), device=labels.device)
    return -log_probabilities(logits)[rows, labels].mean()


def accuracy(logits, labels):
    return (logits.argmax(-1) == labels).double().mean().item()
