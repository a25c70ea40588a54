"""All samples are shifted by the largest logit of the batch: a sample far below it underflows.
zh: 所有样本都减去了整个批次里最大的 logit：远小于它的样本会下溢。
killed by: test_loss_of_large_logits
"""

import torch


def linear(x, weight, bias):
    return x @ weight.T + bias


def softmax(z):
    powers = torch.exp(z - z.max(dim=-1, keepdim=True).values)
    return powers / powers.sum(dim=-1, keepdim=True)


def cross_entropy(logits, labels):
    shifted = logits - logits.max()
    picked = shifted.gather(1, labels[:, None])[:, 0]
    return (torch.log(torch.exp(shifted).sum(dim=1)) - picked).mean()


def accuracy(logits, labels):
    return (logits.argmax(dim=1) == labels).float().mean().item()
