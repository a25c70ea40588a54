"""Every wrong guess writes -1 into the labels that the caller still uses."""

import torch


def linear(x, weight, bias):
    w = weight.transpose(0, 1)
    return torch.matmul(x, w).add(bias)


def softmax(z):
    shifted = z - z.amax(dim=-1, keepdim=True)
    e = shifted.exp()
    return e / e.sum(dim=-1, keepdim=True)


def log_probabilities(logits):
    shifted = logits - logits.amax(dim=1, keepdim=True)
    return shifted - shifted.exp().sum(dim=1, keepdim=True).log()


def cross_entropy(logits, labels):
    rows = torch.arange(len(labels), device=labels.device)
    return -log_probabilities(logits)[rows, labels].mean()


def accuracy(logits, labels):
    guesses = logits.argmax(dim=1)
    for i in range(len(labels)):
        if guesses[i] != labels[i]:
            labels[i] = -1  # a miss
    return int((labels >= 0).sum()) / len(labels)
