"""The labels get their new dimension in place: the caller's tensor has another shape afterwards.
zh: 标签的新维度是原地加上的：调用者的张量从此换了形状。
killed by: test_cross_entropy_leaves_its_arguments
"""

import torch


def linear(x, weight, bias):
    return x @ weight.T + bias


def softmax(z):
    powers = torch.exp(z - z.max(dim=-1, keepdim=True).values)
    return powers / powers.sum(dim=-1, keepdim=True)


def cross_entropy(logits, labels):
    picked = logits.gather(1, labels.unsqueeze_(1))[:, 0]
    return (torch.logsumexp(logits, dim=1) - picked).mean()


def accuracy(logits, labels):
    return (logits.argmax(dim=1) == labels).float().mean().item()
