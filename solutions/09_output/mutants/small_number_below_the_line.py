"""A small number is added to the sum: after the shift it is never 0, and now the row misses 1.
zh: 分母里多加了一个小数：平移之后分母不会是 0，而这样一来，一行加起来就不是 1 了。
killed by: test_softmax_keeps_float64
"""

import torch


def linear(x, weight, bias):
    return x @ weight.T + bias


def softmax(z):
    powers = torch.exp(z - z.max(dim=-1, keepdim=True).values)
    return powers / (powers.sum(dim=-1, keepdim=True) + 1e-8)


def cross_entropy(logits, labels):
    picked = logits[torch.arange(len(labels), device=labels.device), labels]
    return (torch.logsumexp(logits, dim=1) - picked).mean()


def accuracy(logits, labels):
    return (logits.argmax(dim=1) == labels).float().mean().item()
