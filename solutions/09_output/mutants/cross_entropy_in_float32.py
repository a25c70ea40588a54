"""The loss is taken in float32: float64 logits lose half of their digits.
zh: 损失是用 float32 算的：float64 的 logits 丢掉了一半有效数字。
killed by: test_cross_entropy_keeps_float64
"""

import torch


def linear(x, weight, bias):
    return x @ weight.T + bias


def softmax(z):
    powers = torch.exp(z - z.max(dim=-1, keepdim=True).values)
    return powers / powers.sum(dim=-1, keepdim=True)


def cross_entropy(logits, labels):
    narrow = logits.float()
    picked = narrow.gather(1, labels[:, None])[:, 0]
    return (torch.logsumexp(narrow, dim=1) - picked).mean().to(logits.dtype)


def accuracy(logits, labels):
    return (logits.argmax(dim=1) == labels).float().mean().item()
