"""The mean runs over all entries of the table: each sample has one loss, whatever K is.
zh: 平均取遍了整张表格：不管 K 是多少，每个样本只有一个损失。
killed by: test_mean_of_the_losses
"""

import torch


def linear(x, weight, bias):
    return x @ weight.T + bias


def softmax(z):
    powers = torch.exp(z - z.max(dim=-1, keepdim=True).values)
    return powers / powers.sum(dim=-1, keepdim=True)


def cross_entropy(logits, labels):
    logarithms = logits - torch.logsumexp(logits, dim=1, keepdim=True)
    one_hot = torch.nn.functional.one_hot(labels, logits.shape[1]).to(logits.dtype)
    return -(one_hot * logarithms).mean()


def accuracy(logits, labels):
    return (logits.argmax(dim=1) == labels).float().mean().item()
