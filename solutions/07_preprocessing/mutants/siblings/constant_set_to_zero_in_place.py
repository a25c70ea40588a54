"""standardize writes zeros over the constant columns of the very table it was handed."""

import numpy as np


def center(X):
    return X - X.mean(axis=0)


def standardize(X):
    n_features = X.shape[1]
    for j in range(n_features):
        if X[:, j].max() == X[:, j].min():
            X[:, j] = 0.0  # 常数特征直接归零
    spread = X.std(axis=0)
    spread = np.where(spread == 0, 1.0, spread)
    return center(X) / spread


def pca(X, k):
    C = center(X)
    U, S, Vh = np.linalg.svd(C, full_matrices=False)
    return Vh[:k], U[:, :k] * S[:k]


def whiten(X, eps=1e-8):
    # ZCA: turn, stretch, turn back
    C = center(X)
    _, S, Vh = np.linalg.svd(C, full_matrices=False)
    deviations = S / np.sqrt(len(X))
    matrix = (Vh.T / (deviations + eps)) @ Vh
    return C @ matrix


class Standardizer:
    def fit(self, X):
        self.low = X.min(axis=0)
        self.high = X.max(axis=0)
        self.mean = X.mean(axis=0)
        self.std = X.std(axis=0)
        return self

    def transform(self, X):
        out = np.zeros(X.shape)
        for j in range(X.shape[1]):
            if self.low[j] < self.high[j]:
                out[:, j] = (X[:, j] - self.mean[j]) / self.std[j]
        return out
