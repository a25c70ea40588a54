"""Wrong guesses are marked in the labels themselves: they are still the caller's.
zh: 把猜错的样本标记在了 labels 自己身上：它仍然属于调用者。
killed by: test_accuracy_leaves_its_arguments
"""

import torch


def linear(x, weight, bias):
    return x @ weight.T + bias


def softmax(z):
    powers = torch.exp(z - z.max(dim=-1, keepdim=True).values)
    return powers / powers.sum(dim=-1, keepdim=True)


def cross_entropy(logits, labels):
    picked = logits[torch.arange(len(labels), device=labels.device), labels]
    return (torch.logsumexp(logits, dim=1) - picked).mean()


def accuracy(logits, labels):
    labels[logits.argmax(dim=1) != labels] = -1
    return (labels >= 0).float().mean().item()
