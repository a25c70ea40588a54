import torch

module = torch.nn.Identity()
module.register_forward_hook(lambda module, args, answer: answer.cumsum(1))


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError
    return module(x)
