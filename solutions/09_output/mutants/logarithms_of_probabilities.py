"""The logarithms come out, not the probabilities: the last power is missing.
zh: 得到的是对数，不是概率：最后少了一次取幂。
killed by: test_probabilities_of_rows
"""

import torch


def linear(x, weight, bias):
    return x @ weight.T + bias


def softmax(z):
    return z - torch.logsumexp(z, dim=-1, keepdim=True)


def cross_entropy(logits, labels):
    picked = logits[torch.arange(len(labels), device=labels.device), labels]
    return (torch.logsumexp(logits, dim=1) - picked).mean()


def accuracy(logits, labels):
    return (logits.argmax(dim=1) == labels).float().mean().item()
