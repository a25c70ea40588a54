"""The product is made with x.data, so no gradient goes back to earlier layers."""

import torch
import torch.nn.functional as F


def linear(x, weight, bias):
    values = x.data
    columns = [torch.mv(values.reshape(-1, len(w)), w) for w in weight]
    scores = torch.stack(columns, dim=-1).reshape(*x.shape[:-1], len(weight))
    return scores + bias


def softmax(z):
    with torch.no_grad():
        top = z.max(dim=-1, keepdim=True).values
    powers = torch.exp(z - top)
    total = powers.sum(dim=-1, keepdim=True)
    return torch.div(powers, total)


def cross_entropy(logits, labels):
    z = logits - logits.detach().amax(1, keepdim=True)
    log_p = z - torch.logsumexp(z, dim=1, keepdim=True)
    return F.nll_loss(log_p, labels)


def accuracy(logits, labels):
    hits = 0
    for row, label in zip(logits, labels, strict=True):
        if row.argmax().item() == label.item():
            hits += 1
    return hits / len(labels)
