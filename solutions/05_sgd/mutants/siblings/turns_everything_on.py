"""Sets requires_grad to False and then to True on each parameter, whatever it was before."""


def sgd_step(parameters, lr):
    todo = list(parameters)
    for p in todo:
        p.requires_grad = False
    for p in todo:
        if p.grad is not None:
            p -= lr * p.grad
    for p in todo:
        p.requires_grad = True


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
    history = []
    for _ in range(epochs):
        losses = [train_step(net, criterion, x, target, lr) for x, target in batches]
        history.append(sum(losses) / len(losses))
    return history
