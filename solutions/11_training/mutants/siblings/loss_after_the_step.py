"""Each batch is asked for its loss once more after the step, and that one is averaged."""

import numpy as np
import torch
from torch import nn


def to_lenet_input(images):
    if not torch.is_tensor(images):
        images = torch.from_numpy(np.array(images, dtype=np.float64))
    pixels = images.detach().to(torch.float64)
    pixels = (pixels - pixels.mean()) / pixels.std(correction=0)
    large = pixels.repeat_interleave(4, dim=1).repeat_interleave(4, dim=2)
    return large.unsqueeze(1).float()


def train(net, x, y, *, epochs, batch_size, lr, seed):
    criterion = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(net.parameters(), lr=lr, momentum=0.9)
    generator = torch.Generator().manual_seed(seed)
    net.train()
    history = []
    for _ in range(epochs):
        losses = []
        for picked in torch.randperm(len(x), generator=generator).split(batch_size):
            picked = picked.to(x.device)
            images, labels = x[picked], y[picked]
            optimizer.zero_grad()
            criterion(net(images), labels).backward()
            optimizer.step()
            # 记录这一批的损失
            with torch.no_grad():
                losses.append(criterion(net(images), labels).item())
        history.append(sum(losses) / len(losses))
    return history


def accuracy(net, x, y):
    modes = [(module, module.training) for module in net.modules()]
    net.eval()
    try:
        with torch.no_grad():
            guess = net(x).argmax(dim=1)
    finally:
        for module, mode in modes:
            module.training = mode
    return (guess == y).sum().item() / len(y)
