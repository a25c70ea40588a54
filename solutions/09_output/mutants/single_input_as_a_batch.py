"""A single input comes back as a batch of one: without leading dimensions there are none after.
zh: 单个输入变成了只含一个样本的批次：原来没有的维度，结果里也不该有。
killed by: test_leading_dimensions_stay
"""

import torch


def linear(x, weight, bias):
    return torch.atleast_2d(x) @ weight.T + bias


def softmax(z):
    powers = torch.exp(z - z.max(dim=-1, keepdim=True).values)
    return powers / powers.sum(dim=-1, keepdim=True)


def cross_entropy(logits, labels):
    picked = logits[torch.arange(len(labels), device=labels.device), labels]
    return (torch.logsumexp(logits, dim=1) - picked).mean()


def accuracy(logits, labels):
    return (logits.argmax(dim=1) == labels).float().mean().item()
