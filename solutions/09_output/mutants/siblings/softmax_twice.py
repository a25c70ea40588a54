"""What goes into the loss for logits are probabilities already."""

import torch


def linear(x, weight, bias):
    n_out, n_in = weight.shape
    flat = x.reshape(-1, n_in)
    scores = torch.addmm(bias, flat, weight.t())
    return scores.reshape(*x.shape[:-1], n_out)


def softmax(z):
    with torch.no_grad():
        top = z.max(dim=-1, keepdim=True).values
    powers = torch.exp(z - top)
    total = powers.sum(dim=-1, keepdim=True)
    return torch.div(powers, total)


def _from_logits(scores, labels):
    right = scores.gather(1, labels.reshape(-1, 1))
    return (scores - right).logsumexp(dim=1)


def cross_entropy(logits, labels):
    probabilities = softmax(logits)
    return _from_logits(probabilities, labels).mean()


def accuracy(logits, labels):
    _, winner = logits.max(dim=1)
    n = labels.shape[0]
    # 猜对的个数除以样本数
    return winner.eq(labels).sum().item() / n
