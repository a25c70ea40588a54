"""Assigns the difference to the loop variable, so the parameters of the net stay put."""

import torch


def sgd_step(parameters, lr):
    with torch.no_grad():
        for weight in parameters:
            if weight.grad is None:
                continue
            step = lr * weight.grad
            weight = weight - step


def train_step(net, criterion, x, target, lr):
    prediction = net(x)
    loss = criterion(prediction, target)
    net.zero_grad(set_to_none=True)  # 反向之前清掉旧梯度
    loss.backward()
    before = loss.item()
    sgd_step(net.parameters(), lr)
    return before


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
