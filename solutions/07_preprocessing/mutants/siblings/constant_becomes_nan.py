"""The input layer, without a thought for features that never change."""

import numpy as np


def center(X):
    return X - X.mean(axis=0)


def _z(feature):
    middle = feature.mean()
    spread = np.sqrt(((feature - middle) ** 2).mean())
    return (feature - middle) / spread


def standardize(X):
    return np.stack([_z(feature) for feature in X.T], axis=1)


def pca(X, k):
    C = X - X.mean(axis=0)
    _, _, Vh = np.linalg.svd(C, full_matrices=False)
    components = Vh[:k]
    return components, C @ components.T


def whiten(X, eps=1e-8):
    # ZCA: turn, scale, and turn back
    C = X - np.mean(X, axis=0)
    variances, V = np.linalg.eigh(C.T @ C / X.shape[0])
    W = V @ np.diag(1.0 / np.sqrt(np.maximum(variances, eps))) @ V.T
    return C @ W


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
