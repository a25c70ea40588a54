"""The wrong classes are counted too, by log(1 - p): that is the loss of yes-or-no questions.
zh: 错误的类别也用 log(1 - p) 计入了：那是逐类回答是或否时的损失。
killed by: test_mean_of_the_losses
"""

import torch


def linear(x, weight, bias):
    return x @ weight.T + bias


def softmax(z):
    powers = torch.exp(z - z.max(dim=-1, keepdim=True).values)
    return powers / powers.sum(dim=-1, keepdim=True)


def cross_entropy(logits, labels):
    p = softmax(logits)
    y = torch.nn.functional.one_hot(labels, logits.shape[1]).to(p.dtype)
    return -(y * torch.log(p) + (1 - y) * torch.log1p(-p)).sum(dim=1).mean()


def accuracy(logits, labels):
    return (logits.argmax(dim=1) == labels).float().mean().item()
