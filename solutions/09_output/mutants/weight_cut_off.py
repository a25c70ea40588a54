"""The weight is cut off from the graph: the scores are right, and the layer learns nothing.
zh: 权重脱离了计算图：分数是对的，但这一层什么也学不到。
killed by: test_scores_carry_gradients
"""

import torch


def linear(x, weight, bias):
    return x @ weight.detach().T + bias


def softmax(z):
    powers = torch.exp(z - z.max(dim=-1, keepdim=True).values)
    return powers / powers.sum(dim=-1, keepdim=True)


def cross_entropy(logits, labels):
    picked = logits[torch.arange(len(labels), device=labels.device), labels]
    return (torch.logsumexp(logits, dim=1) - picked).mean()


def accuracy(logits, labels):
    return (logits.argmax(dim=1) == labels).float().mean().item()
