"""The hand-made gradient has only the diagonal p(1 - p), not the share of the other classes."""

import torch


def linear(x, weight, bias):
    column = x.unsqueeze(-1)  # (..., in, 1)
    return (weight @ column).squeeze(-1) + bias


class RowSoftmax(torch.autograd.Function):
    """Softmax over the last dimension."""

    @staticmethod
    def forward(z):
        powers = torch.exp(z - z.max(dim=-1, keepdim=True).values)
        return powers / powers.sum(dim=-1, keepdim=True)

    @staticmethod
    def setup_context(ctx, inputs, output):
        ctx.save_for_backward(output)

    @staticmethod
    def backward(ctx, grad_output):
        (probs,) = ctx.saved_tensors
        slope = probs - probs.square()
        return grad_output * slope


def softmax(z):
    return RowSoftmax.apply(z)


def cross_entropy(logits, labels):
    total = 0.0
    for i, label in enumerate(labels.tolist()):
        gaps = logits[i] - logits[i, label]
        total = total + gaps.logsumexp(0)
    return total / logits.shape[0]


def accuracy(logits, labels):
    _, winner = logits.max(dim=1)
    n = labels.shape[0]
    # 猜对的个数除以样本数
    return winner.eq(labels).sum().item() / n
