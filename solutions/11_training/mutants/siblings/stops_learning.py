"""After five epochs a schedule makes the learning rate next to nothing."""

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
    optimizer = torch.optim.SGD(net.parameters(), lr=lr, momentum=0.9)
    scheduler = torch.optim.lr_scheduler.MultiStepLR(optimizer, milestones=[5], gamma=1e-6)
    rng = np.random.default_rng(seed)
    history = []
    for _ in range(epochs):
        losses = []
        for batch in torch.from_numpy(rng.permutation(len(x))).split(batch_size):
            optimizer.zero_grad()
            loss = F.cross_entropy(net(x[batch]), y[batch])
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
        scheduler.step()
        history.append(sum(losses) / len(losses))
    return history


def accuracy(net, x, y):
    before = net.training
    net.eval()
    correct = 0
    with torch.no_grad():
        for images, labels in zip(x.split(256), y.split(256), strict=True):
            correct += (net(images).argmax(dim=-1) == labels).sum().item()
    net.train(before)
    return correct / y.numel()
