"""The input is turned into one long table of rows, and the result stays such a table."""

import torch


def linear(x, weight, bias):
    rows = x.reshape(-1, weight.shape[1])
    return torch.addmm(bias, rows, weight.t())


def softmax(z):
    shifted = z - z.amax(dim=-1, keepdim=True)
    e = shifted.exp()
    return e / e.sum(dim=-1, keepdim=True)


def cross_entropy(logits, labels):
    # how far every class stands above the right one
    right = logits.gather(1, labels.view(-1, 1))
    return torch.logsumexp(logits - right, dim=1).mean()


def accuracy(logits, labels):
    scores = logits.detach().cpu().numpy()
    return float((scores.argmax(axis=1) == labels.cpu().numpy()).mean())
