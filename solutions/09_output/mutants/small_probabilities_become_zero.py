"""Small probabilities are set to zero: small is not impossible.
zh: 把小的概率置成了零：概率小不等于不可能。
killed by: test_softmax_keeps_float64
"""

import torch


def linear(x, weight, bias):
    return x @ weight.T + bias


def softmax(z):
    powers = torch.exp(z - z.max(dim=-1, keepdim=True).values)
    p = powers / powers.sum(dim=-1, keepdim=True)
    return torch.where(p < 1e-6, torch.zeros_like(p), p)


def cross_entropy(logits, labels):
    picked = logits.gather(1, labels[:, None])[:, 0]
    return (torch.logsumexp(logits, dim=1) - picked).mean()


def accuracy(logits, labels):
    return (logits.argmax(dim=1) == labels).float().mean().item()
