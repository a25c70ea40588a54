"""Every dimension of size 1 is dropped: one sample, or one class, is no batch any more.
zh: 大小为 1 的维度全被去掉了：只有一个样本或一个类别时，就不再是一个批次。
killed by: test_one_sample_or_one_class
"""

import torch


def linear(x, weight, bias):
    return x @ weight.T + bias


def softmax(z):
    powers = torch.exp(z - z.max(dim=-1, keepdim=True).values)
    return powers / powers.sum(dim=-1, keepdim=True)


def cross_entropy(logits, labels):
    logits, labels = logits.squeeze(), labels.squeeze()
    picked = logits.gather(1, labels[:, None])[:, 0]
    return (torch.logsumexp(logits, dim=1) - picked).mean()


def accuracy(logits, labels):
    return (logits.argmax(dim=1) == labels).float().mean().item()
