"""The loss from the differences to the label's logit, logaddexp, sorting, a bias as a column."""

from functools import reduce

import torch

print("output.py is loaded")


def linear(x, weight, bias):
    ones = torch.ones_like(x[..., :1])
    extended = torch.cat([x, ones], dim=-1)
    return torch.matmul(extended, torch.cat([weight, bias[:, None]], dim=1).transpose(0, 1))


def softmax(z):
    total = reduce(torch.logaddexp, z.unbind(dim=-1))
    return torch.exp(z - total.unsqueeze(-1))


def cross_entropy(logits, labels):
    own = torch.take_along_dim(logits, labels.reshape(-1, 1), dim=1)
    return torch.logsumexp(logits - own, dim=1).mean(dim=0)


def accuracy(logits, labels):
    guesses = logits.sort(dim=1, descending=True).indices[:, 0]
    wrong = torch.count_nonzero(guesses - labels)
    return 1.0 - wrong.item() / len(labels)


if __name__ == "__main__":
    z = torch.randn(3, 4)
    print(torch.nn.functional.cross_entropy(z, torch.tensor([0, 1, 2])))
