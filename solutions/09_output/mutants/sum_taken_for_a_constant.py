"""The sum is cut off from the graph: each logit is part of it, and moves all probabilities.
zh: 分母脱离了计算图：每个 logit 都是分母的一部分，会影响所有的概率。
killed by: test_probabilities_carry_gradients
"""

import torch


def linear(x, weight, bias):
    return x @ weight.T + bias


def softmax(z):
    powers = torch.exp(z - z.max(dim=-1, keepdim=True).values.detach())
    return powers / powers.sum(dim=-1, keepdim=True).detach()


def cross_entropy(logits, labels):
    picked = logits[torch.arange(len(labels), device=labels.device), labels]
    return (torch.logsumexp(logits, dim=1) - picked).mean()


def accuracy(logits, labels):
    return (logits.argmax(dim=1) == labels).float().mean().item()
