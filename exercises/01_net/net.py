"""LeNet for grey images of 32x32 pixels. Read README.md, then replace the TODOs."""

from torch import Tensor, nn


class Net(nn.Module):
    """LeNet: two convolutions and three linear layers, (N, 1, 32, 32) to (N, 10) logits."""

    def __init__(self) -> None:
        """Makes conv1, conv2, fc1, fc2 and fc3, in this order."""
        super().__init__()
        # TODO: make the five layers of the statement's first table.
        raise NotImplementedError("Net")

    def forward(self, x: Tensor) -> Tensor:
        """Gives the logits of a batch of images, (N, 1, 32, 32) to (N, 10)."""
        # TODO: chain the layers as the statement's second table says.
        raise NotImplementedError("Net.forward")
