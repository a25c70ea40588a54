"""The input layer; a single number is taken away from the whole table."""

import numpy as np


def center(X):
    n, d = X.shape
    mu = X.sum() / (n * d)
    return X - mu


def standardize(X):
    difference = X - X.mean(axis=0)
    spread = np.sqrt((difference**2).mean(axis=0))
    spread[(X[0] == X).all(axis=0)] = np.inf  # a number divided by inf is 0
    return difference / spread


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
