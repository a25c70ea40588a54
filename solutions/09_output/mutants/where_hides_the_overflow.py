"""`torch.where` hides the `inf` in the loss, not in the gradient: both sides are computed.
zh: `torch.where` 只在损失里藏住了 `inf`，梯度里藏不住：两边都计算过。
killed by: test_gradient_of_the_loss_at_large_logits
"""

import torch


def linear(x, weight, bias):
    return x @ weight.T + bias


def softmax(z):
    powers = torch.exp(z - z.max(dim=-1, keepdim=True).values)
    return powers / powers.sum(dim=-1, keepdim=True)


def cross_entropy(logits, labels):
    picked = logits.gather(1, labels[:, None])[:, 0]
    top = logits.max(dim=1).values
    shifted = torch.log(torch.exp(logits - top[:, None]).sum(dim=1)) + top
    plain = torch.log(torch.exp(logits).sum(dim=1))
    return (torch.where(top.abs() > 50, shifted, plain) - picked).mean()


def accuracy(logits, labels):
    return (logits.argmax(dim=1) == labels).float().mean().item()
