"""The input layer; the right directions of pca, in rising order."""

import numpy as np


def center(X):
    """One mean a column; broadcasting takes it from every row."""
    mu = np.mean(X, axis=0, keepdims=True)
    return np.subtract(X, mu)


def standardize(X):
    constant = X.max(axis=0) == X.min(axis=0)
    deviation = np.where(constant, 1.0, X.std(axis=0))
    result = (X - X.mean(axis=0)) / deviation
    result[:, constant] = 0.0
    return result


def pca(X, k):
    C = X - X.mean(axis=0)
    variances, vectors = np.linalg.eigh(C.T @ C / len(X))
    # 特征值最大的 k 个
    best = np.argsort(variances)[-k:]
    components = np.stack([vectors[:, i] for i in best])
    return components, C @ components.T


def whiten(X, eps=1e-8):
    centred = X - X.mean(axis=0)
    _, S, Vh = np.linalg.svd(centred, full_matrices=False)
    deviations = S / np.sqrt(len(X))
    return (centred @ Vh.T) / (deviations + eps)


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
