"""The arguments are made to require a gradient: whether they do is up to the caller.
zh: 把参数改成了需要梯度：需不需要，由调用者决定。
killed by: test_linear_leaves_its_arguments
"""

import torch


def linear(x, weight, bias):
    return x @ weight.requires_grad_().T + bias.requires_grad_()


def softmax(z):
    powers = torch.exp(z - z.max(dim=-1, keepdim=True).values)
    return powers / powers.sum(dim=-1, keepdim=True)


def cross_entropy(logits, labels):
    picked = logits[torch.arange(len(labels), device=labels.device), labels]
    return (torch.logsumexp(logits, dim=1) - picked).mean()


def accuracy(logits, labels):
    return (logits.argmax(dim=1) == labels).float().mean().item()
