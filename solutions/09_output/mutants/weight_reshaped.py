"""The weight is reshaped, not transposed: the shape fits, but rows and columns are mixed up.
zh: 权重是用 reshape 变形的，而不是转置：形状对上了，行和列却乱了。
killed by: test_scores_of_a_batch
"""

import torch


def linear(x, weight, bias):
    outputs, inputs = weight.shape
    return x @ weight.reshape(inputs, outputs) + bias


def softmax(z):
    powers = torch.exp(z - z.max(dim=-1, keepdim=True).values)
    return powers / powers.sum(dim=-1, keepdim=True)


def cross_entropy(logits, labels):
    picked = logits[torch.arange(len(labels), device=labels.device), labels]
    return (torch.logsumexp(logits, dim=1) - picked).mean()


def accuracy(logits, labels):
    return (logits.argmax(dim=1) == labels).float().mean().item()
