"""The products are averaged: a dot product is their sum.
zh: 对乘积取了平均：点积是它们的和。
killed by: test_scores_of_a_batch
"""

import torch


def linear(x, weight, bias):
    return (x.unsqueeze(-2) * weight).mean(dim=-1) + bias


def softmax(z):
    powers = torch.exp(z - z.max(dim=-1, keepdim=True).values)
    return powers / powers.sum(dim=-1, keepdim=True)


def cross_entropy(logits, labels):
    picked = logits[torch.arange(len(labels), device=labels.device), labels]
    return (torch.logsumexp(logits, dim=1) - picked).mean()


def accuracy(logits, labels):
    return (logits.argmax(dim=1) == labels).float().mean().item()
