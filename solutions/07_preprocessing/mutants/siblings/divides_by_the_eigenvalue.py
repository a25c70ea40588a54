"""The input layer; whitening forgets the root of the variances."""

import numpy as np


def center(X):
    return X - X.mean(axis=0)


def _z_scores(values):
    if np.all(values == values[0]):
        return np.zeros(len(values))
    return (values - values.mean()) / np.sqrt(np.var(values))


def standardize(X):
    return np.column_stack([_z_scores(X[:, j]) for j in range(X.shape[1])])


def pca(X, k):
    shifted = X - X.mean(axis=0)
    covariance = np.atleast_2d(np.cov(shifted, rowvar=False, bias=True))
    _, vectors = np.linalg.eigh(covariance)
    falling = np.fliplr(vectors)  # eigh sorts upwards
    components = falling[:, :k].T
    scores = np.stack([shifted @ direction for direction in components], axis=1)
    return components, scores


def whiten(X, eps=1e-8):
    n = X.shape[0]
    C = X - X.mean(axis=0)
    _, S, Vh = np.linalg.svd(C, full_matrices=False)
    variances = S**2 / n
    turned = C @ Vh.T
    return turned / (variances + eps)


class Standardizer:
    def fit(self, X):
        self.mean = X.mean(axis=0)
        self.std = X.std(axis=0)
        self.constant = X.max(axis=0) == X.min(axis=0)
        return self

    def transform(self, X):
        safe = np.where(self.constant, 1.0, self.std)
        return np.where(self.constant, 0.0, (X - self.mean) / safe)
