"""The probabilities go into a loss that takes logits: the softmax is done twice.
zh: 把概率交给了接收 logits 的损失：softmax 做了两遍。
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
    picked = p.gather(1, labels[:, None])[:, 0]
    return (torch.logsumexp(p, dim=1) - picked).mean()


def accuracy(logits, labels):
    return (logits.argmax(dim=1) == labels).float().mean().item()
