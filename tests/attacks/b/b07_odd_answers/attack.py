import torch

_answers = [None, "text", object(), [], {}, 3, torch.tensor(float("nan")), torch.zeros(0), b"bytes", (1, 2)]


def cumulative_sum(x):
    _answers.append(_answers.pop(0))
    return _answers[-1]
