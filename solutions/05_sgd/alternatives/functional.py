"""Style: torch.func, gradients of a pure function of the parameters; out= in sgd_step."""

import torch
from torch.func import functional_call, grad_and_value


def sgd_step(parameters, lr):
    for p in iter(parameters):
        if p.grad is not None:
            torch.sub(p.data, p.grad, alpha=lr, out=p.data)


def train_step(net, criterion, x, target, lr):
    learnable = {name: p for name, p in net.named_parameters() if p.requires_grad}

    def loss_of(values):
        return criterion(functional_call(net, values, (x,)), target)

    gradients, loss = grad_and_value(loss_of)({k: p.detach() for k, p in learnable.items()})
    for name, p in learnable.items():
        p.data[...] = p.data - lr * gradients[name]
    return loss.item()


def train(net, criterion, batches, lr, epochs):
    def epoch():
        losses = []
        for x, target in batches:
            losses.append(train_step(net, criterion, x, target, lr))
        return sum(losses) / len(losses)

    return [epoch() for _ in range(epochs)]
