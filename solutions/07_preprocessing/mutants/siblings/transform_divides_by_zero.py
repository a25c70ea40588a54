"""The input layer; the learnt deviation is used as it is, zero or not."""

import numpy as np


def center(X):
    averages = np.einsum("nd->d", X) / X.shape[0]
    return X - averages


def _z_scores(values):
    if np.all(values == values[0]):
        return np.zeros(len(values))
    return (values - values.mean()) / np.sqrt(np.var(values))


def standardize(X):
    return np.column_stack([_z_scores(X[:, j]) for j in range(X.shape[1])])


def pca(X, k):
    C = X - X.mean(axis=0, keepdims=True)
    U, S, Vh = np.linalg.svd(C, full_matrices=False)
    # C = U S Vh，所以 C @ Vh.T 就是 U * S
    return Vh[:k, :], U[:, :k] * S[:k]


def whiten(X, eps=1e-8):
    C = X - X.mean(axis=0)
    values, vectors = np.linalg.eigh(C.T @ C / len(C))
    return C @ vectors / np.sqrt(values + eps)


class Standardizer:
    def fit(self, X):
        self.stats = [(feature.mean(), feature.std()) for feature in X.T]
        return self

    def transform(self, X):
        columns = []
        for j, (mu, sigma) in enumerate(self.stats):
            columns.append((X[:, j] - mu) / sigma)
        return np.column_stack(columns)
