"""requires_grad is off for the update and on afterwards, for every parameter: a frozen one does not stay frozen.
zh: 更新时关掉 requires_grad，之后给所有参数都打开：被冻结的参数不再是冻结的了。
killed by: test_step_skips_parameters_without_gradient
"""


def sgd_step(parameters, lr):
    for p in parameters:
        p.requires_grad_(False)
        if p.grad is not None:
            p -= lr * p.grad
        p.requires_grad_(True)


def train_step(net, criterion, x, target, lr):
    net.zero_grad()
    loss = criterion(net(x), target)
    loss.backward()
    sgd_step(net.parameters(), lr)
    return loss.item()


def train(net, criterion, batches, lr, epochs):
    history = []
    for _ in range(epochs):
        total = 0.0
        for x, target in batches:
            total += train_step(net, criterion, x, target, lr)
        history.append(total / len(batches))
    return history
