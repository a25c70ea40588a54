"""Whether a column is constant is read off its first and its last sample alone."""

import numpy as np


def center(X):
    return X - np.mean(X, axis=0)


def standardize(X):
    centred = center(X)
    deviation = X.std(axis=0)
    # a feature that ends where it began does not move
    still = X[0] == X[-1]
    deviation[still] = 1.0
    centred[:, still] = 0.0
    return centred / deviation


def pca(X, k):
    centred = center(X)
    _, _, directions = np.linalg.svd(centred, full_matrices=False)
    components = directions[:k]
    return components, centred @ components.T


def whiten(X, eps=1e-8):
    n, d = X.shape
    _, scores = pca(X, d)
    variance = (scores**2).sum(axis=0) / n
    return scores / np.sqrt(variance + eps)


class Standardizer:
    def fit(self, X):
        self.mean = X.mean(axis=0)
        self.constant = X.max(axis=0) == X.min(axis=0)
        self.deviation = np.where(self.constant, 1.0, X.std(axis=0))
        return self

    def transform(self, X):
        result = (X - self.mean) / self.deviation
        result[:, self.constant] = 0.0
        return result
