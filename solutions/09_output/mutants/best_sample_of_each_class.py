"""The largest logit is looked for along the samples: a guess is made for each sample, among the
classes.
zh: 沿着样本的方向找了最大的 logit：应当对每个样本，在各个类别之间作出猜测。
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
    count = min(logits.shape)
    return (logits.argmax(dim=0)[:count] == labels[:count]).float().mean().item()
