"""`p.data = ...` gives the parameter new memory; whatever shares the old memory does not see the update.
zh: `p.data = ...` 让参数换了一块新内存；与旧内存共享的地方看不到这次更新。
killed by: test_step_works_in_place
"""

def sgd_step(parameters, lr):
    for p in parameters:
        if p.grad is not None:
            p.data = p.data - lr * p.grad


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
