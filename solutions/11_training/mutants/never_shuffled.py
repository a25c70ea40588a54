"""The images come in the given order.
zh: 图像按给定的顺序出现，没有打乱。
killed by: test_another_order_in_each_epoch
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
        for batch in torch.arange(len(x)).split(batch_size):
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
    with torch.no_grad():
        right = (net(x).argmax(dim=1) == y).double().mean().item()
    net.train(was_training)
    return right
