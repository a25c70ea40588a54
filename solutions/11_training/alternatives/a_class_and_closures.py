"""A Trainer with methods: orders drawn beforehand, a closure for each step, a table of right and
wrong; the enlargement is one product on each side of the image."""

from dataclasses import dataclass, field

import torch
from torch.nn import functional as F


@dataclass
class Trainer:
    net: torch.nn.Module
    optimizer: torch.optim.Optimizer
    history: list = field(default_factory=list)

    def step(self, images, labels):
        def closure():
            logits = self.net(images)
            picked = F.one_hot(labels, logits.shape[1]) * F.log_softmax(logits, dim=1)
            loss = -picked.sum() / len(labels)
            parameters = [p for p in self.net.parameters() if p.requires_grad]
            for parameter, gradient in zip(parameters, torch.autograd.grad(loss, parameters)):
                parameter.grad = gradient
            return loss

        return self.optimizer.step(closure).item()

    def epoch(self, x, y, order, size):
        total = 0.0
        for start in range(0, len(order), size):
            rows = order[start : start + size].to(x.device)
            losses = self.step(x.index_select(0, rows), y.index_select(0, rows))
            total += losses * len(rows)
        self.history.append(total / len(order))


def to_lenet_input(images):
    """E @ image @ E.T, where E repeats each row four times."""
    pixels = torch.as_tensor(images).double()
    deviation, mean = torch.std_mean(pixels, correction=0)
    repeat = torch.eye(8, dtype=torch.float64, device=pixels.device).repeat_interleave(4, dim=0)
    return torch.einsum("ri,nij,cj->nrc", repeat, (pixels - mean) / deviation, repeat)[
        :, None
    ].float()


def train(net, x, y, *, epochs, batch_size, lr, seed):
    generator = torch.Generator().manual_seed(seed)
    orders = torch.rand(epochs, len(x), generator=generator).argsort(dim=1)
    trainer = Trainer(net, torch.optim.SGD(net.parameters(), lr=lr, momentum=0.9))
    net.eval()
    for order in orders:
        trainer.epoch(x, y, order, batch_size)
    return trainer.history


class Asking:
    """The net in eval mode and no graph, as long as the block lasts."""

    def __init__(self, net):
        self.net, self.was, self.grad = net, net.training, torch.no_grad()

    def __enter__(self):
        self.grad.__enter__()
        return self.net.eval()

    def __exit__(self, *error):
        self.net.train(self.was)
        self.grad.__exit__(*error)


def accuracy(net, x, y):
    table = [0, 0]
    with Asking(net) as asked:
        for images, labels in zip(x.split(50), y.split(50)):
            for hit in (asked(images).topk(1, dim=1).indices[:, 0] == labels).tolist():
                table[hit] += 1
    return table[True] / sum(table)
