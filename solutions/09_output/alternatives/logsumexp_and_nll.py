"""einsum, logsumexp in place of a shift, nll_loss, one log-probability for both functions."""

import torch
import torch.nn.functional as F


def linear(x, weight, bias):
    return torch.einsum("...i,oi->...o", x, weight).add(bias)


def log_probabilities(z):
    return z - z.logsumexp(-1, keepdim=True)


def softmax(z):
    return log_probabilities(z).exp()


def cross_entropy(logits, labels):
    return F.nll_loss(log_probabilities(logits), labels)


def accuracy(logits, labels):
    hits = F.softmax(logits, dim=1).argmax(1).eq(labels)
    return float(hits.double().mean())
