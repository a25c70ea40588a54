"""The product is taken in float32: a float64 input loses half of its digits.
zh: 乘法是用 float32 算的：float64 的输入丢掉了一半有效数字。
killed by: test_linear_keeps_float64
"""

import torch


def linear(x, weight, bias):
    return (x.float() @ weight.float().T + bias.float()).to(x.dtype)


def softmax(z):
    powers = torch.exp(z - z.max(dim=-1, keepdim=True).values)
    return powers / powers.sum(dim=-1, keepdim=True)


def cross_entropy(logits, labels):
    picked = logits[torch.arange(len(labels), device=labels.device), labels]
    return (torch.logsumexp(logits, dim=1) - picked).mean()


def accuracy(logits, labels):
    return (logits.argmax(dim=1) == labels).float().mean().item()
