"""The denominator is computed without a graph, as if it did not depend on the logits."""

import torch


def linear(x, weight, bias):
    w = weight.transpose(0, 1)
    return torch.matmul(x, w).add(bias)


def softmax(z):
    with torch.no_grad():
        top = z.amax(dim=-1, keepdim=True)
        total = torch.exp(z - top).sum(dim=-1, keepdim=True)
    return torch.exp(z - top) / total


def cross_entropy(logits, labels):
    total = 0.0
    for i, label in enumerate(labels.tolist()):
        gaps = logits[i] - logits[i, label]
        total = total + gaps.logsumexp(0)
    return total / logits.shape[0]


def accuracy(logits, labels):
    best = logits.topk(1, dim=1).indices.squeeze(1)
    return int(torch.count_nonzero(best == labels)) / labels.numel()
