"""The output layer: scores, probabilities, loss."""

from torch import Tensor


def linear(x: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
    """Scores of the input: (..., in), (out, in) and (out,) to (..., out)."""
    return x @ weight.T + bias


def softmax(z: Tensor) -> Tensor:
    """Probabilities along the last dimension, (..., K) to (..., K), finite for large logits too."""
    powers = (z - z.amax(dim=-1, keepdim=True)).exp()
    return powers / powers.sum(dim=-1, keepdim=True)


def cross_entropy(logits: Tensor, labels: Tensor) -> Tensor:
    """Mean negative log-likelihood of the labels (N,) under the logits (N, K), a 0-dim tensor."""
    picked = logits.gather(1, labels.unsqueeze(1)).squeeze(1)
    return (logits.logsumexp(dim=1) - picked).mean()


def accuracy(logits: Tensor, labels: Tensor) -> float:
    """Fraction of the samples whose largest logit, of (N, K), stands at the label, of (N,)."""
    return (logits.argmax(dim=1) == labels).double().mean().item()
