"""All dimensions behind the first are taken for the input: the input is the last one alone.
zh: 把第一维之后的所有维度都当成了输入：只有最后一维才是输入。
killed by: test_leading_dimensions_stay
"""

import torch


def linear(x, weight, bias):
    return torch.tensordot(x, weight, dims=([min(1, x.ndim - 1)], [1])) + bias


def softmax(z):
    powers = torch.exp(z - z.max(dim=-1, keepdim=True).values)
    return powers / powers.sum(dim=-1, keepdim=True)


def cross_entropy(logits, labels):
    picked = logits[torch.arange(len(labels), device=labels.device), labels]
    return (torch.logsumexp(logits, dim=1) - picked).mean()


def accuracy(logits, labels):
    return (logits.argmax(dim=1) == labels).float().mean().item()
