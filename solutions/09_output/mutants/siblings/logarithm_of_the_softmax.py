"""The loss takes the log of finished probabilities, and those may have become 0."""

import torch


def linear(x, weight, bias):
    # one class after the other
    scores = []
    for row, b in zip(weight, bias, strict=True):
        scores.append((x * row).sum(dim=-1) + b)
    return torch.stack(scores, dim=-1)


def softmax(z):
    # 先减去每一行的最大值 再取指数
    m, _ = torch.max(z, -1, keepdim=True)
    p = torch.exp(z - m.detach())
    return p / p.sum(-1, keepdim=True)


def cross_entropy(logits, labels):
    losses = []
    for p, label in zip(softmax(logits), labels.tolist(), strict=True):
        losses.append(-torch.log(p[label]))
    return torch.stack(losses).mean()


def accuracy(logits, labels):
    guess = logits.argmax(dim=1)
    return (guess == labels).sum().item() / len(labels)
