"""The input layer; the rows are views, so centring them changes the caller's table."""

import numpy as np


def center(X):
    mu = X.mean(axis=0)
    for row in X:
        row -= mu
    return X


def standardize(X):
    out = np.zeros(X.shape)
    for j, feature in enumerate(X.T):
        if feature.min() == feature.max():
            continue  # 常数特征：保持为 0
        out[:, j] = (feature - feature.mean()) / feature.std()
    return out


def pca(X, k):
    centred = X - np.mean(X, axis=0)
    covariance = centred.T @ centred / len(X)
    values, vectors = np.linalg.eigh(covariance)
    order = np.argsort(values)[::-1][:k]
    components = vectors[:, order].T
    return components, centred @ components.T


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
