"""The shift is written into the logits: `-=` changes the caller's tensor.
zh: 平移的结果写进了 logits 自己：`-=` 会修改调用者的张量。
killed by: test_softmax_leaves_the_logits
"""

import torch


def linear(x, weight, bias):
    return x @ weight.T + bias


def softmax(z):
    if z.requires_grad:
        z = z.clone()
    z -= z.max(dim=-1, keepdim=True).values.clone()
    powers = torch.exp(z)
    return powers / powers.sum(dim=-1, keepdim=True)


def cross_entropy(logits, labels):
    picked = logits[torch.arange(len(labels), device=labels.device), labels]
    return (torch.logsumexp(logits, dim=1) - picked).mean()


def accuracy(logits, labels):
    return (logits.argmax(dim=1) == labels).float().mean().item()
