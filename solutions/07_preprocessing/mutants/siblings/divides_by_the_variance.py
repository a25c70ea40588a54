"""The input layer; features are scaled by the squared deviation."""

import numpy as np


def center(X):
    """One mean a column; broadcasting takes it from every row."""
    mu = np.mean(X, axis=0, keepdims=True)
    return np.subtract(X, mu)


def standardize(X):
    out = np.zeros(X.shape)
    for j in range(X.shape[1]):
        column = X[:, j]
        difference = column - column.mean()
        if column.max() > column.min():
            out[:, j] = difference / np.mean(difference * difference)
    return out


def pca(X, k):
    C = X - X.mean(axis=0)
    _, _, Vh = np.linalg.svd(C, full_matrices=False)
    components = Vh[:k]
    return components, C @ components.T


def whiten(X, eps=1e-8):
    n, d = X.shape
    C = X - X.mean(axis=0)
    L = np.linalg.cholesky(C.T @ C / n + eps * np.eye(d))
    # L L^T = 协方差，解 L z = c 就得到白化后的样本
    return np.linalg.solve(L, C.T).T


class Standardizer:
    def fit(self, X):
        self.mean = X.mean(axis=0)
        self.std = X.std(axis=0)
        self.constant = X.max(axis=0) == X.min(axis=0)
        return self

    def transform(self, X):
        safe = np.where(self.constant, 1.0, self.std)
        return np.where(self.constant, 0.0, (X - self.mean) / safe)
