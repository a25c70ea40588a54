"""The images and labels themselves are put into another order: the caller's data change.
zh: 把图像和标签本身打乱了：调用者的数据变了。
killed by: test_images_and_labels_stay
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
        order = torch.randperm(len(x), generator=generator)
        x[:], y[:] = x[order], y[order]
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
