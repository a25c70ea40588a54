"""The output layer: scores, probabilities, loss. Read README.md, then replace the TODOs."""

from torch import Tensor


def linear(x: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
    """Scores of the input: (..., in), (out, in) and (out,) to (..., out)."""
    # TODO: multiply the last dimension of x with each row of weight, then add bias.
    raise NotImplementedError("linear")


def softmax(z: Tensor) -> Tensor:
    """Probabilities along the last dimension, (..., K) to (..., K), finite for large logits too."""
    # TODO: powers of e over their sum, row by row; first bring the logits into range.
    raise NotImplementedError("softmax")


def cross_entropy(logits: Tensor, labels: Tensor) -> Tensor:
    """Mean negative log-likelihood of the labels (N,) under the logits (N, K), a 0-dim tensor."""
    # TODO: one loss for each sample, from its logits and its label; then the mean.
    raise NotImplementedError("cross_entropy")


def accuracy(logits: Tensor, labels: Tensor) -> float:
    """Fraction of the samples whose largest logit, of (N, K), stands at the label, of (N,)."""
    # TODO: compare the class in front with the label, and give a Python number.
    raise NotImplementedError("accuracy")
