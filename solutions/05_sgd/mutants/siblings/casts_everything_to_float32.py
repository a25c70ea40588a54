"""Calls float on the net and the batch at each step, a float64 net becomes a float32 one."""

import torch


def sgd_step(parameters, lr):
    moving = [p for p in parameters if p.grad is not None]
    if not moving:
        return
    with torch.no_grad():
        torch._foreach_add_(moving, [p.grad for p in moving], alpha=-lr)


def train_step(net, criterion, x, target, lr):
    net.float()
    x = x.float()
    if target.is_floating_point():  # class indices stay integers
        target = target.float()
    net.zero_grad()
    loss = criterion(net(x), target)
    loss.backward()
    sgd_step(net.parameters(), lr)
    return loss.item()


def train(net, criterion, batches, lr, epochs):
    """Go through the batches again and again and note the average loss of each round."""
    averages = []
    for _ in range(epochs):
        running, count = 0.0, 0
        for inputs, wanted in batches:
            running += train_step(net, criterion, inputs, wanted, lr)
            count += 1
        averages.append(running / count)
    return averages
