"""The fraction comes out in percent: it goes from 0 to 1.
zh: 给出的是百分数：比例应当在 0 到 1 之间。
killed by: test_fraction_of_right_samples
"""

import torch


def linear(x, weight, bias):
    return x @ weight.T + bias


def softmax(z):
    powers = torch.exp(z - z.max(dim=-1, keepdim=True).values)
    return powers / powers.sum(dim=-1, keepdim=True)


def cross_entropy(logits, labels):
    picked = logits[torch.arange(len(labels), device=labels.device), labels]
    return (torch.logsumexp(logits, dim=1) - picked).mean()


def accuracy(logits, labels):
    return 100 * (logits.argmax(dim=1) == labels).float().mean().item()
