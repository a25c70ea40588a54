"""einsum instead of matmul, a closure instead of attributes, eps inside the root."""

from collections.abc import Callable

import numpy as np


def center(X):
    return np.subtract(X, np.einsum("ij->j", X) / X.shape[0])


def _map(X) -> Callable:
    mean = X.mean(axis=0)
    variance = X.var(axis=0)
    varies = ~np.isclose(X, X[:1], rtol=1e-13, atol=0).all(axis=0)

    def apply(Y):
        return np.where(varies, (Y - mean) / np.sqrt(np.where(varies, variance, 1)), 0.0)

    return apply


def standardize(X):
    return _map(X)(X)


def pca(X, k):
    C = center(X)
    gram = np.einsum("ni,nj->ij", C, C)
    _, vectors = np.linalg.eigh(gram)
    components = np.flip(vectors, axis=1)[:, :k].T.copy()
    return components, np.einsum("ni,ki->nk", C, components)


def whiten(X, eps=1e-8):
    U, S, Vt = np.linalg.svd(center(X), full_matrices=False)
    return U * S / np.sqrt(S**2 / X.shape[0] + eps)


class Standardizer:
    def fit(self, X):
        self.apply = _map(X)
        return self

    def transform(self, X):
        return self.apply(X)
