"""The weight gets the shape (in, out) by a reshape, which keeps the old order of its numbers."""

import torch


def linear(x, weight, bias):
    n_out, n_in = weight.shape
    turned = weight.reshape(n_in, n_out)
    return torch.einsum("...i,io->...o", x, turned) + bias


class _Softmax(torch.autograd.Function):
    @staticmethod
    def forward(ctx, z):
        e = torch.exp(z - z.amax(-1, keepdim=True))
        p = e / e.sum(-1, keepdim=True)
        ctx.save_for_backward(p)
        return p

    @staticmethod
    def backward(ctx, grad):
        (p,) = ctx.saved_tensors
        return p * (grad - (grad * p).sum(-1, keepdim=True))


def softmax(z):
    return _Softmax.apply(z)


def _loss_of_one(row, label):
    row = row - row.max().detach()
    return row.exp().sum().log() - row[label]


def cross_entropy(logits, labels):
    losses = [_loss_of_one(row, y) for row, y in zip(logits, labels.tolist(), strict=True)]
    return torch.stack(losses).mean()


def accuracy(logits, labels):
    guess = logits.argmax(dim=1)
    return (guess == labels).sum().item() / len(labels)
