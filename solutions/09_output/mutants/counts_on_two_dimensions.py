"""The product is one for matrices only: an input may have any number of leading dimensions.
zh: 用的是只认矩阵的乘法：输入前面可以有任意多个维度。
killed by: test_leading_dimensions_stay
"""

import torch


def linear(x, weight, bias):
    return torch.addmm(bias, x, weight.t())


def softmax(z):
    powers = torch.exp(z - z.max(dim=-1, keepdim=True).values)
    return powers / powers.sum(dim=-1, keepdim=True)


def cross_entropy(logits, labels):
    picked = logits[torch.arange(len(labels), device=labels.device), labels]
    return (torch.logsumexp(logits, dim=1) - picked).mean()


def accuracy(logits, labels):
    return (logits.argmax(dim=1) == labels).float().mean().item()
