"""Sets the sum of the losses to zero only once, before the first epoch."""


def sgd_step(parameters, lr):
    for p in parameters:
        if p.grad is None:
            continue
        p.data.sub_(p.grad.data, alpha=lr)


def train_step(net, criterion, x, target, lr):
    parameters = list(net.parameters())
    for p in parameters:
        p.grad = None
    loss = criterion(net(x), target)
    value = loss.item()
    loss.backward()
    sgd_step(parameters, lr)
    return value


def train(net, criterion, batches, lr, epochs):
    total = 0.0
    result = []
    for _ in range(epochs):
        for inputs, wanted in batches:
            total += train_step(net, criterion, inputs, wanted, lr)
        result.append(total / len(batches))
    return result
