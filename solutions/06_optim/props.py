"""A net and a criterion that go into the box. Nothing here is hidden."""

from torch import Tensor, nn


class Tiny(nn.Module):
    """Two linear layers with a tanh between them, (N, 3) to (N, 2)."""

    def __init__(self) -> None:
        super().__init__()
        self.body = nn.Sequential(nn.Linear(3, 4), nn.Tanh())
        self.head = nn.Linear(4, 2)

    def forward(self, x: Tensor) -> Tensor:
        return self.head(self.body(x))


def lopsided(output: Tensor, target: Tensor) -> Tensor:
    """A criterion in which output and target play different parts."""
    return (output.square() - output * target).mean()
