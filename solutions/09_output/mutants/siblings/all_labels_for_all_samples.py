"""Picking columns by the labels gives every sample the labels of all the others too."""

import torch


def linear(x, weight, bias):
    return torch.tensordot(x, weight, dims=([-1], [1])) + bias


def softmax(z):
    # 先减去每一行的最大值 再取指数
    m, _ = torch.max(z, -1, keepdim=True)
    p = torch.exp(z - m.detach())
    return p / p.sum(-1, keepdim=True)


def cross_entropy(logits, labels):
    shifted = logits - logits.amax(dim=1, keepdim=True)
    log_total = shifted.exp().sum(dim=1, keepdim=True).log()
    right = shifted.index_select(1, labels)  # the logits at the labels
    return (log_total - right).mean()


def accuracy(logits, labels):
    hits = 0
    for row, label in zip(logits, labels, strict=True):
        if row.argmax().item() == label.item():
            hits += 1
    return hits / len(labels)
