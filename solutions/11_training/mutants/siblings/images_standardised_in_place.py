"""Mean and deviation are taken away from the very array of the caller."""

import numpy as np
import torch
from torch.nn import functional as F


def to_lenet_input(images):
    x = images if torch.is_tensor(images) else torch.from_numpy(images)
    if not x.is_floating_point():
        x = x.double()
    x -= x.mean()
    x /= x.std(correction=0)
    x = x.repeat_interleave(4, dim=2).repeat_interleave(4, dim=1)
    return x.unsqueeze(1).to(torch.float32)


def train(net, x, y, *, epochs, batch_size, lr, seed):
    rng = np.random.default_rng(seed)
    optimizer = torch.optim.SGD(net.parameters(), lr, momentum=0.9)
    result = []
    for _epoch in range(epochs):
        order = torch.from_numpy(rng.permutation(len(y)))
        losses = []
        for start in range(0, len(y), batch_size):
            index = order[start : start + batch_size]
            optimizer.zero_grad()
            loss = F.cross_entropy(net(x[index]), y[index])
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
        result.append(float(np.mean(losses)))
    return result


def accuracy(net, x, y):
    before = net.training
    net.eval()
    correct = 0
    with torch.no_grad():
        for images, labels in zip(x.split(256), y.split(256), strict=True):
            correct += (net(images).argmax(dim=-1) == labels).sum().item()
    net.train(before)
    return correct / y.numel()
