"""The bias is added to every weight of its row: it belongs to the score, once, behind the product.
zh: 偏置被加到了那一行的每个权重上：它属于分数，应当在乘完之后只加一次。
killed by: test_scores_of_a_batch
"""

import torch


def linear(x, weight, bias):
    return x @ (weight + bias.unsqueeze(1)).T


def softmax(z):
    powers = torch.exp(z - z.max(dim=-1, keepdim=True).values)
    return powers / powers.sum(dim=-1, keepdim=True)


def cross_entropy(logits, labels):
    picked = logits[torch.arange(len(labels), device=labels.device), labels]
    return (torch.logsumexp(logits, dim=1) - picked).mean()


def accuracy(logits, labels):
    return (logits.argmax(dim=1) == labels).float().mean().item()
