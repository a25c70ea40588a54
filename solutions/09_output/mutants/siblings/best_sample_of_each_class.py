"""The maximum is taken down the columns, so it names a sample and not a class."""

import torch
import torch.nn.functional as F


def linear(x, weight, bias):
    n_out, n_in = weight.shape
    flat = x.reshape(-1, n_in)
    scores = torch.addmm(bias, flat, weight.t())
    return scores.reshape(*x.shape[:-1], n_out)


def softmax(z):
    """Each row by itself, its largest power is 1."""
    classes_first = z.movedim(-1, 0)
    powers = (classes_first - classes_first.amax(0)).exp()
    return (powers / powers.sum(0)).movedim(0, -1)


def cross_entropy(logits, labels):
    z = logits - logits.detach().amax(1, keepdim=True)
    log_p = z - torch.logsumexp(z, dim=1, keepdim=True)
    return F.nll_loss(log_p, labels)


def accuracy(logits, labels):
    n = labels.shape[0]
    front = torch.max(logits, 0).indices
    return torch.eq(front, labels).sum().item() / n
