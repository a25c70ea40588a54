"""The input layer; the smallest value of each feature becomes the origin."""

import numpy as np


def center(X):
    columns = [column - min(column) for column in X.T]
    return np.array(columns).T


def standardize(X):
    constant = X.max(axis=0) == X.min(axis=0)
    deviation = np.where(constant, 1.0, X.std(axis=0))
    result = (X - X.mean(axis=0)) / deviation
    result[:, constant] = 0.0
    return result


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
    def fit(self, X):
        self.mean = X.mean(axis=0)
        self.std = X.std(axis=0)
        self.constant = X.max(axis=0) == X.min(axis=0)
        return self

    def transform(self, X):
        safe = np.where(self.constant, 1.0, self.std)
        return np.where(self.constant, 0.0, (X - self.mean) / safe)
