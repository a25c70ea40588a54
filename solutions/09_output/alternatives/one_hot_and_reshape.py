"""addmm on flattened rows, one-hot labels, in-place work on new tensors, numpy for the count."""

import numpy as np
import torch


def linear(x: torch.Tensor, weight: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
    rows = x.reshape(-1, weight.size(1))
    return torch.addmm(bias, rows, weight.t()).reshape(x.shape[:-1] + (weight.size(0),))


def softmax(z: torch.Tensor) -> torch.Tensor:
    shifted = z.clone()
    shifted -= shifted.detach().max(dim=-1, keepdim=True)[0]
    e = torch.exp(shifted)
    return torch.einsum("...k,...->...k", e, 1.0 / torch.sum(e, dim=-1))


def cross_entropy(logits: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    n, k = logits.shape
    one_hot = torch.eye(k, dtype=logits.dtype, device=logits.device)[labels]
    z = logits - logits.detach().amax(dim=1).view(n, 1)
    log_sum = z.exp().sum(dim=1).log()
    return torch.sum(log_sum - (z * one_hot).sum(dim=1)) / n


def accuracy(logits: torch.Tensor, labels: torch.Tensor) -> float:
    scores = logits.detach().cpu().numpy()
    guesses = np.argmax(scores, axis=-1)
    return np.mean(guesses == labels.cpu().numpy())
