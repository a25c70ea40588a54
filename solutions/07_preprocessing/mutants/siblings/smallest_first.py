"""The input layer; the first eigenvectors of eigh, which belong to the smallest variances."""

import numpy as np


def center(X):
    result = X.copy()
    for j in range(X.shape[1]):
        result[:, j] -= X[:, j].mean()
    return result


def _z_scores(values):
    if np.all(values == values[0]):
        return np.zeros(len(values))
    return (values - values.mean()) / np.sqrt(np.var(values))


def standardize(X):
    return np.column_stack([_z_scores(X[:, j]) for j in range(X.shape[1])])


def pca(X, k):
    C = X - X.mean(axis=0)
    _, vectors = np.linalg.eigh(C.T @ C / len(X))
    components = np.array([vectors[:, i] for i in range(k)])
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
