"""The net is asked with gradients switched on."""

import random

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F


def to_lenet_input(images):
    x = torch.tensor(np.asarray(images), dtype=torch.float64)
    mean, std = x.mean(), x.std(correction=0)
    x = ((x - mean) / std).unsqueeze(1)
    return F.interpolate(x, scale_factor=4, mode="bicubic", align_corners=False).float()


def shuffled_batches(count, batch_size, rng):
    order = list(range(count))
    rng.shuffle(order)
    for i in range(0, count, batch_size):
        yield order[i : i + batch_size]


def one_step(net, optimizer, x, y):
    optimizer.zero_grad()
    loss = nn.functional.cross_entropy(net(x), y)
    loss.backward()
    optimizer.step()
    return loss.item()


def train(net, x, y, *, epochs, batch_size, lr, seed):
    optimizer = torch.optim.SGD(net.parameters(), lr=lr, momentum=0.9)
    rng = random.Random(seed)
    history = []
    for _ in range(epochs):
        losses = [
            one_step(net, optimizer, x[rows], y[rows])
            for rows in shuffled_batches(len(x), batch_size, rng)
        ]
        history.append(sum(losses) / len(losses))
    return history


def accuracy(net, x, y):
    """Asks in eval mode, then restores the mode."""
    was_training = net.training
    net.eval()
    logits = net(x)
    predicted = logits.argmax(dim=1)
    net.train(mode=was_training)
    return int((predicted == y).sum()) / len(y)
