"""Sum divided by the count, broadcasting by hand with atleast-style views, an explicit Python stack."""

import torch
import torch.nn as nn


def add_batch_dimension(image):
    return torch.unsqueeze(input=image, dim=-4)


def mse(output, target):
    if not output.shape == target.shape:
        raise ValueError("mse: output and target must have one shape")
    return torch.pow(torch.linalg.vector_norm(output - target), 2) / torch.numel(output)


class SquaredError(nn.Module):
    def forward(self, output, target):
        return mse(output, target)


def loss_of(net, image, target):
    return SquaredError()(net(add_batch_dimension(image)), torch.unsqueeze(target, 0))


def graph(loss):
    names = []
    fn = loss.grad_fn
    while fn:
        names.append(type(fn).__name__)
        candidates = [f for (f, _) in fn.next_functions]
        candidates = list(filter(lambda f: f is not None and type(f).__name__ != "AccumulateGrad", candidates))
        fn = candidates[0] if len(candidates) > 0 else None
    return names
