"""The mean probability of the labels comes out: accuracy counts right guesses, sure or not.
zh: 给出的是标签概率的平均值：正确率只数猜对了几个，不管有没有把握。
killed by: test_fraction_of_right_samples
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
    return softmax(logits).gather(1, labels[:, None]).mean().item()
