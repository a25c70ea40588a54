"""Large logits are cut to a limit: that makes different ones equal; a shift keeps differences.
zh: 过大的 logits 被截到一个界限：不同的数因此变成了相同的；平移则会保留它们的差。
killed by: test_probabilities_of_large_logits
"""

import torch


def linear(x, weight, bias):
    return x @ weight.T + bias


def softmax(z):
    powers = torch.exp(z.clamp(-80, 80))
    return powers / powers.sum(dim=-1, keepdim=True)


def cross_entropy(logits, labels):
    picked = logits[torch.arange(len(labels), device=labels.device), labels]
    return (torch.logsumexp(logits, dim=1) - picked).mean()


def accuracy(logits, labels):
    return (logits.argmax(dim=1) == labels).float().mean().item()
