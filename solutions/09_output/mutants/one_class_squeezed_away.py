"""Dimensions of size 1 are dropped before the guess: with one class, the samples compete.
zh: 猜之前丢掉了大小为 1 的维度：只有一个类别时，就成了样本之间在比较。
killed by: test_all_and_none_right
"""

import torch


def linear(x, weight, bias):
    return x @ weight.T + bias


def softmax(z):
    powers = torch.exp(z - z.max(dim=-1, keepdim=True).values)
    return powers / powers.sum(dim=-1, keepdim=True)


def cross_entropy(logits, labels):
    picked = logits.gather(1, labels[:, None])[:, 0]
    return (torch.logsumexp(logits, dim=1) - picked).mean()


def accuracy(logits, labels):
    return (logits.squeeze().argmax(dim=-1) == labels.squeeze()).float().mean().item()
