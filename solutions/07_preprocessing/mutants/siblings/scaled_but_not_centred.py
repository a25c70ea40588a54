"""The input layer; each feature gets its unit, and keeps its place."""

import numpy as np


def center(X):
    result = X.copy()
    for j in range(X.shape[1]):
        result[:, j] -= X[:, j].mean()
    return result


def standardize(X):
    varies = X.max(axis=0) > X.min(axis=0)
    factor = np.zeros(X.shape[1])
    factor[varies] = 1.0 / X[:, varies].std(axis=0)
    return X * factor


def pca(X, k):
    C = X - X.mean(axis=0)
    _, _, Vh = np.linalg.svd(C, full_matrices=False)
    components = Vh[:k]
    return components, C @ components.T


def whiten(X, eps=1e-8):
    C = X - X.mean(axis=0)
    values, vectors = np.linalg.eigh(C.T @ C / len(C))
    return C @ vectors / np.sqrt(values + eps)


class Standardizer:
    def fit(self, X):
        self.stats = {
            "mean": X.mean(axis=0),
            "std": X.std(axis=0),
            "varies": X.max(axis=0) > X.min(axis=0),
        }
        return self

    def transform(self, X):
        use = self.stats["varies"]
        out = np.zeros_like(X, dtype=np.float64)
        out[:, use] = (X[:, use] - self.stats["mean"][use]) / self.stats["std"][use]
        return out
