"""The class in front is looked for among exp(logits), where large logits are all infinite."""

import torch


def linear(x, weight, bias):
    # x 的最后一维与每一行相乘再求和
    products = x.unsqueeze(-2) * weight
    return products.sum(-1) + bias


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
    right = 0
    for row, label in zip(logits.detach(), labels.tolist(), strict=True):
        powers = torch.exp(row)
        if int(powers.argmax()) == label:
            right += 1
    return right / len(labels)
