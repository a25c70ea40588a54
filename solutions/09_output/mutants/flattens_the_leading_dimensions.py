"""All leading dimensions end up in one: the result keeps those of the input.
zh: 前面的各个维度被合成了一维：结果应当保留输入的那些维度。
killed by: test_leading_dimensions_stay
"""

import torch


def linear(x, weight, bias):
    return x.reshape(-1, weight.shape[1]) @ weight.T + bias


def softmax(z):
    powers = torch.exp(z - z.max(dim=-1, keepdim=True).values)
    return powers / powers.sum(dim=-1, keepdim=True)


def cross_entropy(logits, labels):
    picked = logits[torch.arange(len(labels), device=labels.device), labels]
    return (torch.logsumexp(logits, dim=1) - picked).mean()


def accuracy(logits, labels):
    return (logits.argmax(dim=1) == labels).float().mean().item()
