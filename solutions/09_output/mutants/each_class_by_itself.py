"""Each logit gets a probability of its own: in a softmax the classes compete for 1.
zh: 每个 logit 各自得到一个概率：在 softmax 里，所有类别共分 1。
killed by: test_probabilities_of_rows
"""

import torch


def linear(x, weight, bias):
    return x @ weight.T + bias


def softmax(z):
    return torch.sigmoid(z)


def cross_entropy(logits, labels):
    picked = logits[torch.arange(len(labels), device=labels.device), labels]
    return (torch.logsumexp(logits, dim=1) - picked).mean()


def accuracy(logits, labels):
    return (logits.argmax(dim=1) == labels).float().mean().item()
