"""The total over all samples is returned without the division by N."""

import torch


def linear(x, weight, bias):
    return torch.tensordot(x, weight, dims=([-1], [1])) + bias


def softmax(z):
    largest = z.detach().max(-1)[0]
    powers = [(column - largest).exp() for column in z.unbind(-1)]
    total = sum(powers)
    return torch.stack([p / total for p in powers], dim=-1)


def cross_entropy(logits, labels):
    loss = logits.new_zeros(())
    for row, label in zip(logits, labels.tolist(), strict=True):
        gaps = row - row[label]
        loss = loss + torch.logsumexp(gaps, dim=0)
    return loss


def accuracy(logits, labels):
    scores = logits.detach().cpu().numpy()
    return float((scores.argmax(axis=1) == labels.cpu().numpy()).mean())
