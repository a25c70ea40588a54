"""The logits go to numpy with their graph: a tensor in a graph has to be detached first.
zh: logits 带着计算图就去了 numpy：计算图里的张量要先 detach。
killed by: test_accuracy_of_logits_with_a_graph
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
    guesses = logits.cpu().numpy().argmax(axis=1)
    return float((guesses == labels.cpu().numpy()).mean())
