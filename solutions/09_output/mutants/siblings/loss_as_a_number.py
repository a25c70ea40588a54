"""The losses become Python floats, and the tensor made of their mean knows no graph."""

import torch


def linear(x, weight, bias):
    n_out, n_in = weight.shape
    flat = x.reshape(-1, n_in)
    scores = torch.addmm(bias, flat, weight.t())
    return scores.reshape(*x.shape[:-1], n_out)


def _shift(scores):
    return scores - scores.detach().amax(-1, keepdim=True)


def softmax(z):
    shifted = _shift(z)
    log_total = shifted.logsumexp(-1, keepdim=True)
    return (shifted - log_total).exp()


def cross_entropy(logits, labels):
    right = logits.gather(1, labels.unsqueeze(1))
    losses = (logits - right).logsumexp(dim=1).tolist()
    return torch.tensor(sum(losses) / len(losses), dtype=logits.dtype, device=logits.device)


def accuracy(logits, labels):
    _, winner = logits.max(dim=1)
    n = labels.shape[0]
    # 猜对的个数除以样本数
    return winner.eq(labels).sum().item() / n
