"""The batches are cut from the data as they lie, the same in all epochs."""

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F


def to_lenet_input(images):
    x = torch.tensor(np.asarray(images), dtype=torch.float64)
    mean, std = x.mean(), x.std(correction=0)
    x = ((x - mean) / std).unsqueeze(1)
    return F.interpolate(x, scale_factor=4, mode="bicubic", align_corners=False).float()


def train(net, x, y, *, epochs, batch_size, lr, seed):
    torch.manual_seed(seed)
    criterion = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(net.parameters(), lr=lr, momentum=0.9)
    batches = list(zip(x.split(batch_size), y.split(batch_size), strict=True))
    history = []
    for _ in range(epochs):
        losses = []
        for images, labels in batches:
            optimizer.zero_grad()
            loss = criterion(net(images), labels)
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
        history.append(sum(losses) / len(losses))
    return history


@torch.no_grad()
def accuracy(net, x, y):
    """Fraction of right answers."""
    mode = net.training
    net.eval()
    try:
        answers = net(x)
    finally:
        net.train(mode)
    right = answers.argmax(1).eq(y)
    return right.double().mean().item()
