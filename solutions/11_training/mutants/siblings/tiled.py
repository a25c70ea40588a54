"""The 32x32 picture is a 4 by 4 wallpaper of the small one, not a larger version of it."""

import random

import numpy as np
import torch
from torch.nn import functional as F


def to_lenet_input(images):
    if isinstance(images, np.ndarray):
        images = torch.from_numpy(images.astype(np.float64))
    images = images.detach().double()
    mean = images.mean()
    deviation = images.var(correction=0).sqrt()
    standard = ((images - mean) / deviation).float()
    # 8 * 4 = 32 on both sides
    return standard.unsqueeze(1).repeat(1, 1, 4, 4)


def train(net, x, y, *, epochs, batch_size, lr, seed):
    rng = random.Random(seed)
    optimizer = torch.optim.SGD(net.parameters(), lr=lr, momentum=0.9)
    order = list(range(len(x)))

    def step(picked):
        optimizer.zero_grad()
        loss = F.cross_entropy(net(x[picked]), y[picked])
        loss.backward()
        optimizer.step()
        return loss.item()

    history = []
    for _ in range(epochs):
        rng.shuffle(order)
        batches = [order[i : i + batch_size] for i in range(0, len(order), batch_size)]
        losses = [step(batch) for batch in batches]
        history.append(sum(losses) / len(losses))
    return history


def accuracy(net, x, y):
    remembered = [(m, m.training) for m in net.modules()]
    net.eval()
    with torch.no_grad():
        classes = net(x).max(dim=1).indices
    for m, mode in remembered:
        m.training = mode
    return (classes == y).sum().item() / y.numel()
