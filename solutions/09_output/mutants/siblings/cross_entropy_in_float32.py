"""The loss of double logits is worked out in single precision and only then cast back."""

import torch


def linear(x, weight, bias):
    w = weight.transpose(0, 1)
    return torch.matmul(x, w).add(bias)


def softmax(z):
    largest = z.detach().max(-1)[0]
    powers = [(column - largest).exp() for column in z.unbind(-1)]
    total = sum(powers)
    return torch.stack([p / total for p in powers], dim=-1)


def cross_entropy(logits, labels):
    scores = logits.to(torch.float32)
    right = torch.take_along_dim(scores, labels[:, None], dim=1)
    losses = torch.logsumexp(scores - right, dim=1)
    return losses.mean().to(logits.dtype)


def accuracy(logits, labels):
    best = logits.topk(1, dim=1).indices.squeeze(1)
    return int(torch.count_nonzero(best == labels)) / labels.numel()
