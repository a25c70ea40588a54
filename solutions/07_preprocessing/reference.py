"""The input layer in numpy: centre, standardise, rotate, whiten."""

from typing import Self

import numpy as np

Array = np.ndarray


def center(X: Array) -> Array:
    """Takes each feature's mean away, (N, D) to (N, D)."""
    return X - X.mean(axis=0)


def standardize(X: Array) -> Array:
    """Gives each feature mean 0 and deviation 1 (ddof=0), (N, D) to (N, D); a constant one is 0."""
    return Standardizer().fit(X).transform(X)


def pca(X: Array, k: int) -> tuple[Array, Array]:
    """Gives the k directions of largest variance, (k, D), and the scores along them, (N, k).

    The components are orthonormal, by falling variance; the scores are center(X) @ components.T.
    """
    centred = center(X)
    _, _, directions = np.linalg.svd(centred, full_matrices=False)
    return directions[:k], centred @ directions[:k].T


def whiten(X: Array, eps: float = 1e-8) -> Array:
    """Gives a linear image of center(X), (N, D), whose covariance is the identity.

    eps keeps the division finite where a direction has no variance.
    """
    centred = center(X)
    variances, directions = np.linalg.eigh(centred.T @ centred / len(X))
    return centred @ directions / np.sqrt(variances + eps)


class Standardizer:
    """Standardises any data by the statistics of the training data."""

    def fit(self, X: Array) -> Self:
        """Learns mean and deviation of each feature of the training data; gives itself back."""
        self.mean = X.mean(axis=0)
        varies = X.max(axis=0) > X.min(axis=0)  # a computed deviation may be off by a rounding
        self.scale = np.divide(1.0, X.std(axis=0), out=np.zeros(X.shape[1]), where=varies)
        return self

    def transform(self, X: Array) -> Array:
        """Applies them to X, (M, D) to (M, D); a feature that was constant in training is 0."""
        return (X - self.mean) * self.scale
