"""The probability of the label is taken as it is: the logarithm is missing.
zh: 直接用了标签的概率：没有取对数。
killed by: test_mean_of_the_losses
"""

import torch


def linear(x, weight, bias):
    return x @ weight.T + bias


def softmax(z):
    powers = torch.exp(z - z.max(dim=-1, keepdim=True).values)
    return powers / powers.sum(dim=-1, keepdim=True)


def cross_entropy(logits, labels):
    return -softmax(logits).gather(1, labels[:, None]).mean()


def accuracy(logits, labels):
    return (logits.argmax(dim=1) == labels).float().mean().item()
