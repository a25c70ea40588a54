"""The input layer; the whitening matrix is laid on the raw samples."""

import numpy as np


def center(X):
    n_samples = len(X)
    averages = X.sum(axis=0) / n_samples
    return X - averages[np.newaxis, :]


def standardize(X):
    constant = X.max(axis=0) == X.min(axis=0)
    deviation = np.where(constant, 1.0, X.std(axis=0))
    result = (X - X.mean(axis=0)) / deviation
    result[:, constant] = 0.0
    return result


def pca(X, k):
    centred = X - np.mean(X, axis=0)
    covariance = centred.T @ centred / len(X)
    values, vectors = np.linalg.eigh(covariance)
    order = np.argsort(values)[::-1][:k]
    components = vectors[:, order].T
    return components, centred @ components.T


def whiten(X, eps=1e-8):
    d = X.shape[1]
    covariance = np.cov(X, rowvar=False, bias=True).reshape(d, d)
    values, V = np.linalg.eigh(covariance)
    # 白化矩阵 V Λ^(-1/2) V^T
    W = (V / np.sqrt(values + eps)) @ V.T
    return X @ W


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
