"""The mean log-probability is returned as it is, so the loss is negative."""

import torch


def linear(x, weight, bias):
    # one class after the other
    scores = []
    for row, b in zip(weight, bias, strict=True):
        scores.append((x * row).sum(dim=-1) + b)
    return torch.stack(scores, dim=-1)


def _shift(scores):
    return scores - scores.detach().amax(-1, keepdim=True)


def softmax(z):
    shifted = _shift(z)
    log_total = shifted.logsumexp(-1, keepdim=True)
    return (shifted - log_total).exp()


def cross_entropy(logits, labels):
    n = logits.size(0)
    top, _ = logits.max(dim=1, keepdim=True)
    shifted = logits - top
    log_total = shifted.exp().sum(dim=1).log()
    right = shifted[range(n), labels]
    return (right - log_total).sum() / n


def accuracy(logits, labels):
    return (logits.argmax(-1) == labels).double().mean().item()
