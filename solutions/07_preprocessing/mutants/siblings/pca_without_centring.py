"""The input layer; pca looks at the raw table, so its first axis leads to the cloud."""

import numpy as np


def center(X):
    n_samples = len(X)
    averages = X.sum(axis=0) / n_samples
    return X - averages[np.newaxis, :]


def standardize(X):
    difference = X - X.mean(axis=0)
    spread = np.sqrt((difference**2).mean(axis=0))
    spread[(X[0] == X).all(axis=0)] = np.inf  # a number divided by inf is 0
    return difference / spread


def pca(X, k):
    moments = X.T @ X / X.shape[0]
    values, vectors = np.linalg.eigh(moments)
    order = np.argsort(values)[::-1]
    components = vectors[:, order[:k]].T
    scores = X @ components.T
    return components, scores


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
