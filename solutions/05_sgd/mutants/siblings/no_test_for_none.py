"""Multiplies lr with grad whether there is one or not."""


def sgd_step(parameters, lr):
    for p in parameters:
        # p.data：不让自动求导记录这次更新
        p.data -= lr * p.grad


def train_step(net, criterion, x, target, lr):
    net.zero_grad()
    loss = criterion(net(x), target)
    loss.backward()
    sgd_step(net.parameters(), lr)
    return loss.item()


def train(net, criterion, batches, lr, epochs):
    means = []
    for _epoch in range(epochs):
        total = 0.0
        for x, target in batches:
            total += train_step(net, criterion, x, target, lr)
        means.append(total / len(batches))
    return means
