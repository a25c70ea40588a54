"""The fractions of the batches are averaged: a short last batch counts as much as a full one.
zh: 把各批次的比例取了平均：最后不足一批的和满的一批算得一样重。
killed by: test_fraction_of_right_answers
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
    with torch.no_grad():
        batches = zip(x.split(32), y.split(32))
        parts = [(net(xs).argmax(dim=1) == ys).double().mean().item() for xs, ys in batches]
        right = sum(parts) / len(parts)
    net.train(was_training)
    return right
