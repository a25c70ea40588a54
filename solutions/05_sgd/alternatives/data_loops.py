"""Style: plain loops over .data, every gradient cleared by hand, everything inlined."""


def sgd_step(parameters, lr):
    for p in parameters:
        if p.grad is None:
            continue
        p.data.sub_(p.grad.data * lr)


def train_step(net, criterion, x, target, lr):
    for p in net.parameters():
        p.grad = None
    output = net(x)
    loss = criterion(output, target)
    loss.backward()
    for p in net.parameters():
        if p.grad is not None:
            p.data -= p.grad * lr
    return float(loss)


def train(net, criterion, batches, lr, epochs):
    history = []
    for epoch in range(epochs):
        running = 0.0
        for i in range(len(batches)):
            x, target = batches[i]
            running += train_step(net, criterion, x, target, lr)
        history.append(running / len(batches))
        print(f"epoch {epoch + 1}: {history[-1]:.4f}")
    return history


if __name__ == "__main__":
    import torch

    demo = torch.nn.Linear(2, 1)
    train(demo, torch.nn.MSELoss(), [(torch.ones(4, 2), torch.zeros(4, 1))], 0.1, 5)
