"""Style: Momentum is a subclass of torch.optim.Optimizer, with groups and state; match statement."""

from collections.abc import Callable, Iterable

import torch
from torch import Tensor, nn
from torch.optim.optimizer import Optimizer


def make_optimizer(name: str, parameters: Iterable[nn.Parameter], lr: float) -> Optimizer:
    match name:
        case "sgd":
            return torch.optim.SGD(parameters, lr=lr, foreach=False)
        case "nesterov":
            return Momentum(parameters, lr=lr, momentum=0.9, nesterov=True)
        case "adam":
            return torch.optim.Adam(parameters, lr=lr, betas=(0.9, 0.999), eps=1e-8)
        case "rmsprop":
            return torch.optim.RMSprop(parameters, lr=lr, alpha=0.99)
        case _:
            raise ValueError(name)


def train_step(
    net: nn.Module,
    optimizer: Optimizer,
    criterion: Callable[[Tensor, Tensor], Tensor],
    x: Tensor,
    target: Tensor,
) -> float:
    def closure() -> Tensor:
        optimizer.zero_grad()
        loss = criterion(net(x), target)
        loss.backward()
        return loss

    return optimizer.step(closure).item()


def train(net, optimizer, criterion, batches, epochs):
    return [
        torch.tensor(
            [train_step(net, optimizer, criterion, x, y) for x, y in batches],
            dtype=torch.float64,
        ).mean().item()
        for _ in range(epochs)
    ]


class Momentum(Optimizer):
    def __init__(self, parameters, lr, momentum=0.9, nesterov=False):
        super().__init__(parameters, {"lr": lr, "momentum": momentum, "nesterov": nesterov})

    @torch.no_grad()
    def step(self, closure=None):
        loss = None
        if closure is not None:
            with torch.enable_grad():
                loss = closure()
        for group in self.param_groups:
            for p in group["params"]:
                if p.grad is None:
                    continue
                state = self.state[p]
                if "buffer" in state:
                    state["buffer"].mul_(group["momentum"]).add_(p.grad)
                else:
                    state["buffer"] = p.grad.detach().clone()
                update = state["buffer"]
                if group["nesterov"]:
                    update = p.grad.add(update, alpha=group["momentum"])
                p.add_(update, alpha=-group["lr"])
        return loss
