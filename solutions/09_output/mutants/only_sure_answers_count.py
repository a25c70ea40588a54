"""A guess counts only with more than half of the probability: being in front is enough.
zh: 概率超过一半才算猜对：只要排在最前面就够了。
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
    p = softmax(logits).gather(1, labels[:, None])
    return (p > 0.5).float().mean().item()
