"""A small number in the logarithm stops the `inf`, and the loss from growing: it is wrong from
there on.
zh: 对数里加了一个小数，`inf` 没有了，损失却再也涨不上去：从那里开始都是错的。
killed by: test_loss_of_large_logits
"""

import torch


def linear(x, weight, bias):
    return x @ weight.T + bias


def softmax(z):
    powers = torch.exp(z - z.max(dim=-1, keepdim=True).values)
    return powers / powers.sum(dim=-1, keepdim=True)


def cross_entropy(logits, labels):
    p = softmax(logits).gather(1, labels[:, None])
    return -torch.log(p.clamp(min=1e-30)).mean()


def accuracy(logits, labels):
    return (logits.argmax(dim=1) == labels).float().mean().item()
