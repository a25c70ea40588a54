"""The backward written by hand forgets the mean: the gradient is divided by N as the loss is.
zh: 手写的反向忘了取平均：损失除以了 N，梯度也要除以 N。
killed by: test_loss_carries_the_gradient
"""

import torch


class CrossEntropy(torch.autograd.Function):
    @staticmethod
    def forward(ctx, logits, labels):
        ctx.save_for_backward(logits, labels)
        picked = logits.gather(1, labels[:, None])[:, 0]
        return (torch.logsumexp(logits, dim=1) - picked).mean()

    @staticmethod
    def backward(ctx, gradient):
        logits, labels = ctx.saved_tensors
        p = torch.exp(logits - torch.logsumexp(logits, dim=1, keepdim=True))
        return gradient * (p - torch.nn.functional.one_hot(labels, logits.shape[1])), None


def linear(x, weight, bias):
    return x @ weight.T + bias


def softmax(z):
    powers = torch.exp(z - z.max(dim=-1, keepdim=True).values)
    return powers / powers.sum(dim=-1, keepdim=True)


def cross_entropy(logits, labels):
    return CrossEntropy.apply(logits, labels)


def accuracy(logits, labels):
    return (logits.argmax(dim=1) == labels).float().mean().item()
