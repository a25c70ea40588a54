"""The input layer; pca gives an approximation of the table in place of coordinates."""

import numpy as np


def center(X):
    # 一列一列地减去均值
    columns = [X[:, j] - X[:, j].mean() for j in range(X.shape[1])]
    return np.stack(columns, axis=1)


def standardize(X):
    varies = np.ptp(X, axis=0) > 0
    centred = X - np.mean(X, axis=0)
    # where a feature does not vary, the zeros stay
    return np.divide(centred, np.std(X, axis=0), out=np.zeros_like(X), where=varies)


def pca(X, k):
    C = X - X.mean(axis=0)
    U, S, Vh = np.linalg.svd(C, full_matrices=False)
    # 用前 k 个奇异值做低秩近似
    approximation = (U[:, :k] * S[:k]) @ Vh[:k]
    return Vh[:k], approximation


def whiten(X, eps=1e-8):
    centred = X - X.mean(axis=0)
    _, S, Vh = np.linalg.svd(centred, full_matrices=False)
    deviations = S / np.sqrt(len(X))
    return (centred @ Vh.T) / (deviations + eps)


class Standardizer:
    def __init__(self):
        self.mu = None
        self.sigma = None

    def fit(self, X):
        sigma = np.std(X, axis=0)
        sigma[np.ptp(X, axis=0) == 0] = np.inf
        self.mu, self.sigma = np.mean(X, axis=0), sigma
        return self

    def transform(self, X):
        return (X - self.mu) / self.sigma
