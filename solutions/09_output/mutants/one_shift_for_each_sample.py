"""All rows of a sample are shifted by one number: with three dimensions a row far below has only
zeros.
zh: 一个样本里的所有行平移了同一个数：到了三维，远小于它的那些行就只剩下 0。
killed by: test_probabilities_of_large_logits
"""

import torch


def linear(x, weight, bias):
    return x @ weight.T + bias


def softmax(z):
    largest = z.flatten(1).amax(dim=1) if z.ndim > 1 else z.amax()
    powers = torch.exp(z - largest.reshape(-1, *[1] * (z.ndim - 1)))
    return powers / powers.sum(dim=-1, keepdim=True)


def cross_entropy(logits, labels):
    picked = logits[torch.arange(len(labels), device=labels.device), labels]
    return (torch.logsumexp(logits, dim=1) - picked).mean()


def accuracy(logits, labels):
    return (logits.argmax(dim=1) == labels).float().mean().item()
