"""The mean of the masked table divides by N times K instead of by N."""

import torch


def linear(x, weight, bias):
    column = x.unsqueeze(-1)  # (..., in, 1)
    return (weight @ column).squeeze(-1) + bias


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


def cross_entropy(logits, labels):
    shifted = logits - logits.amax(dim=-1, keepdim=True)
    surprise = shifted.logsumexp(dim=-1, keepdim=True) - shifted
    classes = torch.arange(logits.shape[1], device=labels.device)
    mask = labels.unsqueeze(1) == classes
    return torch.where(mask, surprise, torch.zeros_like(surprise)).mean()


def accuracy(logits, labels):
    scores = logits.detach().cpu().numpy()
    return float((scores.argmax(axis=1) == labels.cpu().numpy()).mean())
