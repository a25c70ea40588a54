"""The input layer; whatever varies by less than a hundredth is thrown away."""

import numpy as np


def center(X):
    result = X.copy()
    for j in range(X.shape[1]):
        result[:, j] -= X[:, j].mean()
    return result


def standardize(X):
    low, high = X.min(axis=0), X.max(axis=0)
    still = high - low < 0.01
    spread = np.where(still, np.inf, X.std(axis=0))
    return (X - X.mean(axis=0)) / spread


def pca(X, k):
    C = X - X.mean(axis=0, keepdims=True)
    U, S, Vh = np.linalg.svd(C, full_matrices=False)
    # C = U S Vh，所以 C @ Vh.T 就是 U * S
    return Vh[:k, :], U[:, :k] * S[:k]


def whiten(X, eps=1e-8):
    # ZCA: turn, scale, and turn back
    C = X - np.mean(X, axis=0)
    variances, V = np.linalg.eigh(C.T @ C / X.shape[0])
    W = V @ np.diag(1.0 / np.sqrt(np.maximum(variances, eps))) @ V.T
    return C @ W


class Standardizer:
    """训练集的统计量：均值，以及缩放倍数（常数特征的倍数是 0）。"""

    def fit(self, X):
        varies = (X[0] != X).any(axis=0)
        self._center = X.sum(axis=0) / len(X)
        self._factor = np.zeros(X.shape[1])
        self._factor[varies] = 1.0 / X[:, varies].std(axis=0)
        return self

    def transform(self, X):
        return (X - self._center) * self._factor
