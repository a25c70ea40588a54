"""Style: torch.autograd.grad in train_step, .grad is never touched; copy_ and detach in sgd_step."""

import torch


def trainable(net):
    return [p for p in net.parameters() if p.requires_grad]


def sgd_step(parameters, lr):
    lr = torch.tensor(lr)
    for p in parameters:
        if p.grad is not None:
            p.detach().copy_(p.detach() - lr.to(p) * p.grad)


def train_step(net, criterion, x, target, lr):
    parameters = trainable(net)
    loss = criterion(net(x), target)
    gradients = torch.autograd.grad(loss, parameters, allow_unused=True)
    with torch.no_grad():
        for p, g in zip(parameters, gradients):
            if g is not None:
                p.add_(g, alpha=-lr)
    return loss.detach().item()


def train(net, criterion, batches, lr, epochs):
    result = []
    while len(result) < epochs:
        losses = torch.tensor(
            [train_step(net, criterion, x, y, lr) for x, y in batches], dtype=torch.float64
        )
        result.append(losses.mean().item())
    return result
