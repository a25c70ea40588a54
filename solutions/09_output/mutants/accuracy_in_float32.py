"""The logits are compared in float32: two that differ in float64 become a tie.
zh: logits 是用 float32 比较的：在 float64 里不同的两个数成了并列。
killed by: test_accuracy_compares_in_float64
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
    return (logits.float().argmax(dim=1) == labels).float().mean().item()
