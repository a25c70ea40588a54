"""The backward written by hand ignores the gradient that comes in: the loss need not be the end.
zh: 手写的反向没有用到传进来的梯度：损失后面不一定就没有别的运算了。
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
        p[torch.arange(len(labels), device=labels.device), labels] -= 1
        return p / len(labels), None


def linear(x, weight, bias):
    return x @ weight.T + bias


def softmax(z):
    powers = torch.exp(z - z.max(dim=-1, keepdim=True).values)
    return powers / powers.sum(dim=-1, keepdim=True)


def cross_entropy(logits, labels):
    return CrossEntropy.apply(logits, labels)


def accuracy(logits, labels):
    return (logits.argmax(dim=1) == labels).float().mean().item()
