"""The input layer; pca centres the very table that it was given."""

import numpy as np


def center(X):
    """One mean a column; broadcasting takes it from every row."""
    mu = np.mean(X, axis=0, keepdims=True)
    return np.subtract(X, mu)


def _z_scores(values):
    if np.all(values == values[0]):
        return np.zeros(len(values))
    return (values - values.mean()) / np.sqrt(np.var(values))


def standardize(X):
    return np.column_stack([_z_scores(X[:, j]) for j in range(X.shape[1])])


def pca(X, k):
    C = X
    for j in range(C.shape[1]):
        C[:, j] -= C[:, j].mean()
    values, vectors = np.linalg.eigh(C.T @ C / len(C))
    components = vectors[:, np.argsort(-values)[:k]].T
    return components, C @ components.T


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
