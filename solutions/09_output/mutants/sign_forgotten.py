"""The minus is missing: the logarithm of a probability is negative, the loss is not.
zh: 少了负号：概率的对数是负数，损失不是。
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
    return (picked - torch.logsumexp(logits, dim=1)).mean()


def accuracy(logits, labels):
    return (logits.argmax(dim=1) == labels).float().mean().item()
