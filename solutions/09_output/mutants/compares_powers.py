"""The powers are compared: large logits all become `inf`, and nothing is in front any more.
zh: 比较的是幂：大的 logits 全都变成了 `inf`，再也分不出先后。
killed by: test_accuracy_of_large_logits
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
    powers = torch.exp(logits)
    p = powers / powers.sum(dim=1, keepdim=True)
    return (p.argmax(dim=1) == labels).float().mean().item()
