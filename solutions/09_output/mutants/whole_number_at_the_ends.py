"""Whole results come out as another type: 0 and 1 are fractions too.
zh: 结果是整数时换成了别的类型：0 和 1 也是比例。
killed by: test_all_and_none_right
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
    right = (logits.argmax(dim=1) == labels).sum().item()
    return right // len(labels) if right % len(labels) == 0 else right / len(labels)
