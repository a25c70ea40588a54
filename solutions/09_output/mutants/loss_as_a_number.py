"""The loss is made into a number on the way: a new tensor of it has no graph.
zh: 损失在中途变成了普通的数：由它新造的张量没有计算图。
killed by: test_loss_carries_the_gradient
"""

import torch


def linear(x, weight, bias):
    return x @ weight.T + bias


def softmax(z):
    powers = torch.exp(z - z.max(dim=-1, keepdim=True).values)
    return powers / powers.sum(dim=-1, keepdim=True)


def cross_entropy(logits, labels):
    picked = logits.gather(1, labels[:, None])[:, 0]
    loss = (torch.logsumexp(logits, dim=1) - picked).mean()
    return torch.tensor(loss.item(), dtype=logits.dtype, device=logits.device)


def accuracy(logits, labels):
    return (logits.argmax(dim=1) == labels).float().mean().item()
