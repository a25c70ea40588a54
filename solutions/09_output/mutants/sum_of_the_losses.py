"""The losses of the samples are added up, but not divided by their number.
zh: 各样本的损失只求了和，没有除以样本数。
killed by: test_mean_of_the_losses
"""

import torch


def linear(x, weight, bias):
    return x @ weight.T + bias


def softmax(z):
    powers = torch.exp(z - z.max(dim=-1, keepdim=True).values)
    return powers / powers.sum(dim=-1, keepdim=True)


def cross_entropy(logits, labels):
    picked = logits[torch.arange(len(labels), device=labels.device), labels]
    return (torch.logsumexp(logits, dim=1) - picked).sum()


def accuracy(logits, labels):
    return (logits.argmax(dim=1) == labels).float().mean().item()
