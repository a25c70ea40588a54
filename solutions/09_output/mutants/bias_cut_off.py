"""The bias goes in through `.data`: its values count, but no gradient reaches it.
zh: 偏置是通过 `.data` 加进去的：数值算进去了，梯度却传不到它。
killed by: test_scores_carry_gradients
"""

import torch


def linear(x, weight, bias):
    return x @ weight.T + bias.data


def softmax(z):
    powers = torch.exp(z - z.max(dim=-1, keepdim=True).values)
    return powers / powers.sum(dim=-1, keepdim=True)


def cross_entropy(logits, labels):
    picked = logits[torch.arange(len(labels), device=labels.device), labels]
    return (torch.logsumexp(logits, dim=1) - picked).mean()


def accuracy(logits, labels):
    return (logits.argmax(dim=1) == labels).float().mean().item()
