"""The loss of the whole set at the end of the epoch is given, not the mean of its batches' losses.
zh: 给出的是 epoch 结束时整个数据集的损失，而不是各批次损失的平均值。
killed by: test_one_mean_loss_for_each_epoch
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
        for batch in torch.randperm(len(x), generator=generator).split(batch_size):
            optimizer.zero_grad()
            loss = functional.cross_entropy(net(x[batch]), y[batch])
            loss.backward()
            optimizer.step()
        with torch.no_grad():
            means.append(functional.cross_entropy(net(x), y).item())
    return means


def accuracy(net, x, y):
    was_training = net.training
    net.eval()
    with torch.no_grad():
        right = (net(x).argmax(dim=1) == y).double().mean().item()
    net.train(was_training)
    return right
