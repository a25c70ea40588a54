"""The custom backward returns p minus one-hot and never multiplies by what comes from above."""

import torch


def linear(x, weight, bias):
    return x @ weight.T + bias


def softmax(z):
    """Each row by itself, its largest power is 1."""
    classes_first = z.movedim(-1, 0)
    powers = (classes_first - classes_first.amax(0)).exp()
    return (powers / powers.sum(0)).movedim(0, -1)


class MeanNegativeLog(torch.autograd.Function):
    @staticmethod
    def forward(ctx, logits, labels):
        shifted = logits - logits.amax(dim=1, keepdim=True)
        powers = shifted.exp()
        total = powers.sum(dim=1, keepdim=True)
        one_hot = torch.zeros_like(logits).scatter(1, labels.unsqueeze(1), 1.0)
        ctx.save_for_backward(powers / total - one_hot)
        losses = total.log().squeeze(1) - (shifted * one_hot).sum(dim=1)
        return losses.mean()

    @staticmethod
    def backward(ctx, grad_output):
        (difference,) = ctx.saved_tensors
        return difference / difference.shape[0], None


def cross_entropy(logits, labels):
    return MeanNegativeLog.apply(logits, labels)


def accuracy(logits, labels):
    table = logits.tolist()
    guesses = [row.index(max(row)) for row in table]
    hits = sum(g == y for g, y in zip(guesses, labels.tolist(), strict=True))
    return hits / len(table)
