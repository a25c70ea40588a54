"""Train LeNet on real digits."""

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional


def to_lenet_input(images: np.ndarray | Tensor) -> Tensor:
    """Standardises (N, 8, 8) by its own statistics and enlarges: (N, 1, 32, 32), float32."""
    pixels = torch.as_tensor(images).to(torch.float32)
    pixels = (pixels - pixels.mean()) / pixels.std(correction=0)
    return pixels.repeat_interleave(4, dim=1).repeat_interleave(4, dim=2).unsqueeze(1)


def train(
    net: nn.Module, x: Tensor, y: Tensor, *, epochs: int, batch_size: int, lr: float, seed: int
) -> list[float]:
    """Trains by SGD with momentum 0.9 on shuffled batches. Gives the mean loss of each epoch."""
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


@torch.no_grad()
def accuracy(net: nn.Module, x: Tensor, y: Tensor) -> float:
    """Gives the fraction of right answers, in eval mode; the mode is as it was afterwards."""
    was_training = net.training
    net.eval()
    right = (net(x).argmax(dim=1) == y).double().mean().item()
    net.train(was_training)
    return right
