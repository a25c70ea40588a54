"""Every sample is compared with every label: the table is N by N, and each row needs one entry.
zh: 每个样本都与所有的标签作了比较：得到 N 乘 N 的表格，而每一行只该取一个数。
killed by: test_mean_of_the_losses
"""

import torch


def linear(x, weight, bias):
    return x @ weight.T + bias


def softmax(z):
    powers = torch.exp(z - z.max(dim=-1, keepdim=True).values)
    return powers / powers.sum(dim=-1, keepdim=True)


def cross_entropy(logits, labels):
    return (torch.logsumexp(logits, dim=1, keepdim=True) - logits[:, labels]).mean()


def accuracy(logits, labels):
    return (logits.argmax(dim=1) == labels).float().mean().item()
