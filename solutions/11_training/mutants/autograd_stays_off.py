"""Autograd is switched off, and not on again: the next training has no gradients.
zh: 关掉了自动求导，却没有再打开：下一次训练就没有梯度。
killed by: test_without_a_graph
"""

import torch
from torch.nn import functional


def to_lenet_input(images):
    pixels = torch.as_tensor(images).to(torch.float32)
    pixels = (pixels - pixels.mean()) / pixels.std(correction=0)
    return pixels.repeat_interleave(4, dim=1).repeat_interleave(4, dim=2).unsqueeze(1)


def train(net, x, y, *, epochs, batch_size, lr, seed):
    optimizer = torch.optim.SGD(net.parameters(), lr=lr, momentum=0.9)
    generator = torch.Generator().manual_seed(seed)
    means = []
    for _ in range(epochs):
        losses = []
        for batch in torch.randperm(len(x), generator=generator).split(batch_size):
            optimizer.zero_grad()
            loss = functional.cross_entropy(net(x[batch]), y[batch])
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
        means.append(sum(losses) / len(losses))
    return means


def accuracy(net, x, y):
    was_training = net.training
    net.eval()
    torch.set_grad_enabled(False)
    right = (net(x).argmax(dim=1) == y).double().mean().item()
    net.train(was_training)
    return right
