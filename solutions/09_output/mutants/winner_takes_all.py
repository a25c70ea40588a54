"""The largest logit gets all: a softmax leaves some probability to every class.
zh: 最大的 logit 独占了全部：softmax 会给每个类别都留一些概率。
killed by: test_probabilities_of_rows
"""

import torch


def linear(x, weight, bias):
    return x @ weight.T + bias


def softmax(z):
    winner = z.argmax(dim=-1, keepdim=True)
    return torch.zeros_like(z).scatter(-1, winner, 1.0) + 0 * z


def cross_entropy(logits, labels):
    picked = logits[torch.arange(len(labels), device=labels.device), labels]
    return (torch.logsumexp(logits, dim=1) - picked).mean()


def accuracy(logits, labels):
    return (logits.argmax(dim=1) == labels).float().mean().item()
