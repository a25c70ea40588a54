"""The order is drawn from a seed that stands in the code."""

from statistics import fmean

import numpy as np
import torch
from torch.nn import functional as F


def to_lenet_input(images):
    if not torch.is_tensor(images):
        images = torch.tensor(images)
    z = images.to(torch.float64)
    z = (z - z.mean()) / z.std(unbiased=False)
    return F.interpolate(z[:, None], size=(32, 32), mode="nearest").to(torch.float32)


def train(net, x, y, *, epochs, batch_size, lr, seed):
    rng = np.random.default_rng(42)  # 保证可以重复
    optimizer = torch.optim.SGD(net.parameters(), lr=lr, momentum=0.9)
    means = []
    for _ in range(epochs):
        order = rng.permutation(len(x)).tolist()
        losses = []
        while order:
            rows, order = order[:batch_size], order[batch_size:]
            optimizer.zero_grad()
            loss = F.cross_entropy(net(x[rows]), y[rows])
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
        means.append(fmean(losses))
    return means


def accuracy(net, x, y):
    before = net.training
    net.eval()
    correct = 0
    with torch.no_grad():
        for images, labels in zip(x.split(256), y.split(256), strict=True):
            correct += (net(images).argmax(dim=-1) == labels).sum().item()
    net.train(before)
    return correct / y.numel()
