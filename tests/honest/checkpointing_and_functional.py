"""torch.func.grad, vmap, functional_call, checkpoint."""
import torch
from torch.func import functional_call, grad, vmap
from torch.utils.checkpoint import checkpoint


def scan(x):
    return x @ x.new_ones(x.shape[1], x.shape[1]).triu()


print(grad(lambda v: (v**2).sum())(torch.ones(3)), vmap(torch.dot)(torch.ones(2, 3), torch.ones(2, 3)))
print(functional_call(torch.nn.Linear(2, 2), {"weight": torch.eye(2), "bias": torch.zeros(2)}, torch.ones(1, 2)))


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    return checkpoint(scan, x.clone().requires_grad_(), use_reentrant=False).detach()
