"""sgd_step clears the gradients after using them: that is train_step's work, sgd_step only reads `.grad`.
zh: sgd_step 用完梯度后顺手清掉了：清零是 train_step 的事，sgd_step 只读 `.grad`。
killed by: test_step_leaves_the_gradients_alone
"""

import torch


def sgd_step(parameters, lr):
    with torch.no_grad():
        for p in parameters:
            if p.grad is not None:
                p -= lr * p.grad
                p.grad = None


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
