"""random.Random shuffles a list; bicubic enlargement; a graph that is cut off by detach."""

import random

import torch
from torch import nn, optim


def to_lenet_input(images):
    x = torch.tensor(images) if not isinstance(images, torch.Tensor) else images
    x = x.float().unsqueeze(1)
    x = nn.functional.interpolate(x, scale_factor=4, mode="bicubic")
    mean, variance = x.mean(), x.var(unbiased=False)
    return (x - mean) / variance.sqrt()


def train(net, x, y, *, epochs, batch_size, lr, seed):
    shuffler = random.Random(seed)
    numbers = list(range(x.shape[0]))
    sgd = optim.SGD(params=net.parameters(), lr=lr, momentum=0.9)
    loss_of = nn.CrossEntropyLoss()

    def step(batch):
        sgd.zero_grad()
        loss = loss_of(net(x[batch]), y[batch])
        loss.backward()
        sgd.step()
        return loss.detach().item()

    means = []
    for _ in range(epochs):
        shuffler.shuffle(numbers)
        losses = [step(numbers[i : i + batch_size]) for i in range(0, len(numbers), batch_size)]
        means.append(sum(losses) / len(losses))
    return means


@torch.inference_mode()
def accuracy(net, x, y):
    training = net.training
    answers = net.eval()(x)
    net.train(training)
    return sum(int(a) == int(b) for a, b in zip(answers.argmax(1), y)) / len(y)
