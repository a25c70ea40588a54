"""The logarithm of the sum is cut off: only the label's logit gets a gradient, and it never ends.
zh: 和的对数脱离了计算图：只有标签处的 logit 得到梯度，而且永远不会变小。
killed by: test_loss_carries_the_gradient
"""

import torch


def linear(x, weight, bias):
    return x @ weight.T + bias


def softmax(z):
    powers = torch.exp(z - z.max(dim=-1, keepdim=True).values)
    return powers / powers.sum(dim=-1, keepdim=True)


def cross_entropy(logits, labels):
    picked = logits.gather(1, labels[:, None])[:, 0]
    return (torch.logsumexp(logits, dim=1).detach() - picked).mean()


def accuracy(logits, labels):
    return (logits.argmax(dim=1) == labels).float().mean().item()
