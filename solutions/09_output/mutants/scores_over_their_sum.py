"""The scores are divided by their sum without a power: some become negative.
zh: 分数没有取幂就除以了总和：有的会变成负数。
killed by: test_probabilities_of_rows
"""

import torch


def linear(x, weight, bias):
    return x @ weight.T + bias


def softmax(z):
    return z / z.sum(dim=-1, keepdim=True)


def cross_entropy(logits, labels):
    picked = logits[torch.arange(len(labels), device=labels.device), labels]
    return (torch.logsumexp(logits, dim=1) - picked).mean()


def accuracy(logits, labels):
    return (logits.argmax(dim=1) == labels).float().mean().item()
