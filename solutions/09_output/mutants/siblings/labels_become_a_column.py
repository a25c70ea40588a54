"""An underscore too many turns the caller's labels into a column."""

import torch


def linear(x, weight, bias):
    """(..., in) -> (..., out)"""
    return torch.einsum("...i,oi->...o", x, weight) + bias


def softmax(z):
    largest = z.detach().max(-1)[0]
    powers = [(column - largest).exp() for column in z.unbind(-1)]
    total = sum(powers)
    return torch.stack([p / total for p in powers], dim=-1)


def cross_entropy(logits, labels):
    z = logits - logits.detach().max(dim=1, keepdim=True)[0]
    log_p = z - z.exp().sum(1, keepdim=True).log()
    labels.unsqueeze_(-1)  # 变成一列
    picked = torch.take_along_dim(log_p, labels, dim=1)
    return picked.mean().neg()


def accuracy(logits, labels):
    return (logits.argmax(-1) == labels).double().mean().item()
