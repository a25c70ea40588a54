"""Before the classes are compared, the logits are rounded to single precision."""

import numpy as np
import torch


def linear(x, weight, bias):
    return x @ weight.T + bias


def softmax(z):
    with torch.no_grad():
        top = z.max(dim=-1, keepdim=True).values
    powers = torch.exp(z - top)
    total = powers.sum(dim=-1, keepdim=True)
    return torch.div(powers, total)


def cross_entropy(logits, labels):
    # how far every class stands above the right one
    right = logits.gather(1, labels.view(-1, 1))
    return torch.logsumexp(logits - right, dim=1).mean()


def accuracy(logits, labels):
    scores = logits.detach().cpu().numpy().astype(np.float32)
    guesses = np.argmax(scores, axis=1)
    hits = int(np.sum(guesses == labels.cpu().numpy()))
    return hits / len(guesses)
