"""The largest logit is subtracted inside the tensor of the caller."""

import torch
import torch.nn.functional as F


def linear(x, weight, bias):
    """(..., in) -> (..., out)"""
    return torch.einsum("...i,oi->...o", x, weight) + bias


def softmax(z):
    largest = z.detach().max(dim=-1, keepdim=True).values
    z.sub_(largest)
    powers = torch.exp(z)
    return powers / powers.sum(dim=-1, keepdim=True)


def cross_entropy(logits, labels):
    z = logits - logits.detach().amax(1, keepdim=True)
    log_p = z - torch.logsumexp(z, dim=1, keepdim=True)
    return F.nll_loss(log_p, labels)


def accuracy(logits, labels):
    guess = logits.argmax(dim=1)
    return (guess == labels).sum().item() / len(labels)
