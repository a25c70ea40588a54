"""Logits outside of -70 to 70 are clipped, so two large ones come out equal."""

import torch


def linear(x, weight, bias):
    # x 的最后一维与每一行相乘再求和
    products = x.unsqueeze(-2) * weight
    return products.sum(-1) + bias


LIMIT = 70.0


def softmax(z):
    low, high = torch.full_like(z, -LIMIT), torch.full_like(z, LIMIT)
    safe = torch.minimum(torch.maximum(z, low), high)
    powers = safe.exp()
    return powers / powers.sum(dim=-1, keepdim=True)


def _loss_of_one(row, label):
    row = row - row.max().detach()
    return row.exp().sum().log() - row[label]


def cross_entropy(logits, labels):
    losses = [_loss_of_one(row, y) for row, y in zip(logits, labels.tolist(), strict=True)]
    return torch.stack(losses).mean()


def accuracy(logits, labels):
    best = logits.topk(1, dim=1).indices.squeeze(1)
    return int(torch.count_nonzero(best == labels)) / labels.numel()
