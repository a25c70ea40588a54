"""The input layer in numpy. Read README.md, then replace the TODOs."""

from typing import Self

import numpy as np

Array = np.ndarray


def center(X: Array) -> Array:
    """Takes each feature's mean away, (N, D) to (N, D)."""
    # TODO: one mean for each feature, taken away from every sample.
    raise NotImplementedError("center")


def standardize(X: Array) -> Array:
    """Gives each feature mean 0 and deviation 1 (ddof=0), (N, D) to (N, D); a constant one is 0."""
    # TODO: centre and divide; a constant feature has nothing to divide by.
    raise NotImplementedError("standardize")


def pca(X: Array, k: int) -> tuple[Array, Array]:
    """Gives the k directions of largest variance, (k, D), and the scores along them, (N, k).

    The components are orthonormal, by falling variance; the scores are center(X) @ components.T.
    """
    # TODO: the directions first, one a row; then how far each sample lies along them.
    raise NotImplementedError("pca")


def whiten(X: Array, eps: float = 1e-8) -> Array:
    """Gives a linear image of center(X), (N, D), whose covariance is the identity.

    eps keeps the division finite where a direction has no variance.
    """
    # TODO: turn the data to their main directions, then give each of these variance 1.
    raise NotImplementedError("whiten")


class Standardizer:
    """Standardises any data by the statistics of the training data."""

    def fit(self, X: Array) -> Self:
        """Learns mean and deviation of each feature of the training data; gives itself back."""
        # TODO: keep what transform needs.
        raise NotImplementedError("Standardizer.fit")

    def transform(self, X: Array) -> Array:
        """Applies them to X, (M, D) to (M, D); a feature that was constant in training is 0."""
        # TODO: use what fit kept, and nothing of X but its values.
        raise NotImplementedError("Standardizer.transform")
