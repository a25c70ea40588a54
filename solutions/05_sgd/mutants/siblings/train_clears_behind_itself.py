"""Clears at the end of each round in train, too late for what stood in grad at the start."""


def sgd_step(parameters, lr):
    # 只处理有梯度的参数
    with_gradient = [p for p in parameters if p.grad is not None]
    for p in with_gradient:
        p.detach().sub_(lr * p.grad.detach())


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
        losses = []
        for x, target in batches:
            loss = criterion(net(x), target)
            loss.backward()
            sgd_step(net.parameters(), lr)
            net.zero_grad()  # 为下一批做好准备
            losses.append(loss.item())
        history.append(sum(losses) / len(losses))
    return history
