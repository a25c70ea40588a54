"""The input layer; only an exact zero deviation is seen as a constant feature."""

import numpy as np


def center(X):
    n_samples = len(X)
    averages = X.sum(axis=0) / n_samples
    return X - averages[np.newaxis, :]


def standardize(X):
    out = np.zeros_like(X)
    for j, column in enumerate(X.T):
        sigma = column.std()
        if sigma != 0:
            out[:, j] = (column - column.mean()) / sigma
    return out


def pca(X, k):
    C = X - X.mean(axis=0, keepdims=True)
    U, S, Vh = np.linalg.svd(C, full_matrices=False)
    # C = U S Vh，所以 C @ Vh.T 就是 U * S
    return Vh[:k, :], U[:, :k] * S[:k]


def whiten(X, eps=1e-8):
    n, d = X.shape
    C = X - X.mean(axis=0)
    L = np.linalg.cholesky(C.T @ C / n + eps * np.eye(d))
    # L L^T = 协方差，解 L z = c 就得到白化后的样本
    return np.linalg.solve(L, C.T).T


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
