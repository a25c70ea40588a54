"""The powers are taken in float32: float64 logits lose half of their digits.
zh: 幂是用 float32 算的：float64 的 logits 丢掉了一半有效数字。
killed by: test_softmax_keeps_float64
"""

import torch


def linear(x, weight, bias):
    return x @ weight.T + bias


def softmax(z):
    powers = torch.exp((z - z.max(dim=-1, keepdim=True).values).float())
    return (powers / powers.sum(dim=-1, keepdim=True)).to(z.dtype)


def cross_entropy(logits, labels):
    picked = logits[torch.arange(len(labels), device=labels.device), labels]
    return (torch.logsumexp(logits, dim=1) - picked).mean()


def accuracy(logits, labels):
    return (logits.argmax(dim=1) == labels).float().mean().item()
