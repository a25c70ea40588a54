"""After the question the net is in training mode even if it was not before."""

import numpy as np
import torch
from torch.nn import functional as F


def to_lenet_input(images):
    values = np.asarray(images).astype(float)
    values -= values.mean()  # 这是副本，原图不变
    values /= values.std()
    small = torch.from_numpy(values).float()
    blocks = small[:, None, :, None, :, None].expand(-1, 1, 8, 4, 8, 4)
    return blocks.reshape(-1, 1, 32, 32)


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
    net.eval()
    right = 0
    with torch.no_grad():
        for images, labels in zip(x.split(200), y.split(200), strict=True):
            right += (net(images).argmax(1) == labels).sum().item()
    # 恢复训练模式
    net.train()
    return right / len(y)
