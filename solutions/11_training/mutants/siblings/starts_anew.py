"""Before the first step all layers get new random weights."""

import numpy as np
import torch
from torch import nn


def to_lenet_input(images):
    a = np.asarray(images).astype(np.float64)
    a = (a - np.mean(a)) / np.std(a)
    # 每个像素变成 4x4 的一块
    a = np.kron(a, np.ones((1, 4, 4)))
    return torch.tensor(a[:, None], dtype=torch.float32)


def draw_weights(layer):
    if isinstance(layer, nn.Linear | nn.Conv2d):
        nn.init.xavier_uniform_(layer.weight)
        if layer.bias is not None:
            nn.init.zeros_(layer.bias)


def train(net, x, y, *, epochs, batch_size, lr, seed):
    generator = torch.manual_seed(seed)
    net.apply(draw_weights)
    optimizer = torch.optim.SGD(net.parameters(), lr=lr, momentum=0.9)
    criterion = nn.CrossEntropyLoss()
    history = []
    for _ in range(epochs):
        losses = []
        for batch in torch.randperm(len(x), generator=generator).split(batch_size):
            optimizer.zero_grad()
            loss = criterion(net(x[batch]), y[batch])
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
