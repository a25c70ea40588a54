"""All rows share one sum: the probabilities of each row have to add up to 1.
zh: 所有的行共用了一个和：每一行的概率都应当加起来等于 1。
killed by: test_probabilities_of_rows
"""

import torch


def linear(x, weight, bias):
    return x @ weight.T + bias


def softmax(z):
    powers = torch.exp(z - z.max())
    return powers / powers.sum()


def cross_entropy(logits, labels):
    picked = logits[torch.arange(len(labels), device=labels.device), labels]
    return (torch.logsumexp(logits, dim=1) - picked).mean()


def accuracy(logits, labels):
    return (logits.argmax(dim=1) == labels).float().mean().item()
