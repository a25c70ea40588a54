"""Negative scores are cut off at 0: a linear layer has no activation behind it.
zh: 负的分数被截成了 0：线性层的后面没有激活函数。
killed by: test_scores_of_a_batch
"""

import torch


def linear(x, weight, bias):
    return (x @ weight.T + bias).clamp(min=0)


def softmax(z):
    powers = torch.exp(z - z.max(dim=-1, keepdim=True).values)
    return powers / powers.sum(dim=-1, keepdim=True)


def cross_entropy(logits, labels):
    picked = logits[torch.arange(len(labels), device=labels.device), labels]
    return (torch.logsumexp(logits, dim=1) - picked).mean()


def accuracy(logits, labels):
    return (logits.argmax(dim=1) == labels).float().mean().item()
