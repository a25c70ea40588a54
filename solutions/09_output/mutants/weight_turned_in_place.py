"""The weight itself is turned: an underscore at the end of a method changes its tensor.
zh: 权重自己被转置了：方法名末尾的下划线表示修改原张量。
killed by: test_linear_leaves_its_arguments
"""

import torch


def linear(x, weight, bias):
    turned = weight.T if weight.requires_grad else weight.t_()
    return x @ turned + bias


def softmax(z):
    powers = torch.exp(z - z.max(dim=-1, keepdim=True).values)
    return powers / powers.sum(dim=-1, keepdim=True)


def cross_entropy(logits, labels):
    picked = logits[torch.arange(len(labels), device=labels.device), labels]
    return (torch.logsumexp(logits, dim=1) - picked).mean()


def accuracy(logits, labels):
    return (logits.argmax(dim=1) == labels).float().mean().item()
