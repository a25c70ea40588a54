"""The input layer; the projections, which have their length, are stretched once more."""

import numpy as np


def center(X):
    n_samples = len(X)
    averages = X.sum(axis=0) / n_samples
    return X - averages[np.newaxis, :]


def _z_scores(values):
    if np.all(values == values[0]):
        return np.zeros(len(values))
    return (values - values.mean()) / np.sqrt(np.var(values))


def standardize(X):
    return np.column_stack([_z_scores(X[:, j]) for j in range(X.shape[1])])


def pca(X, k):
    centred = X - np.mean(X, axis=0)
    _, S, Vh = np.linalg.svd(centred, full_matrices=False)
    components = Vh[:k]
    projected = centred @ components.T
    # 乘上奇异值
    return components, projected @ np.diag(S[:k])


def whiten(X, eps=1e-8):
    C = X - X.mean(axis=0)
    values, vectors = np.linalg.eigh(C.T @ C / len(C))
    return C @ vectors / np.sqrt(values + eps)


class Standardizer:
    def fit(self, X):
        self.mean = X.mean(axis=0)
        self.std = X.std(axis=0)
        self.constant = X.max(axis=0) == X.min(axis=0)
        return self

    def transform(self, X):
        safe = np.where(self.constant, 1.0, self.std)
        return np.where(self.constant, 0.0, (X - self.mean) / safe)
