"""The input layer; a class method remembers the statistics, so all objects have the same."""

import numpy as np


def center(X):
    return X - X.mean(axis=0)


def standardize(X):
    out = np.zeros(X.shape)
    for j, feature in enumerate(X.T):
        if feature.min() == feature.max():
            continue  # 常数特征：保持为 0
        out[:, j] = (feature - feature.mean()) / feature.std()
    return out


def pca(X, k):
    shifted = X - X.mean(axis=0)
    covariance = np.atleast_2d(np.cov(shifted, rowvar=False, bias=True))
    _, vectors = np.linalg.eigh(covariance)
    falling = np.fliplr(vectors)  # eigh sorts upwards
    components = falling[:, :k].T
    scores = np.stack([shifted @ direction for direction in components], axis=1)
    return components, scores


def whiten(X, eps=1e-8):
    # ZCA: turn, scale, and turn back
    C = X - np.mean(X, axis=0)
    variances, V = np.linalg.eigh(C.T @ C / X.shape[0])
    W = V @ np.diag(1.0 / np.sqrt(np.maximum(variances, eps))) @ V.T
    return C @ W


class Standardizer:
    @classmethod
    def _remember(cls, mean, scale):
        cls.mean = mean
        cls.scale = scale

    def fit(self, X):
        scale = X.std(axis=0)
        scale[X.min(axis=0) == X.max(axis=0)] = np.inf
        self._remember(X.mean(axis=0), scale)
        return self

    def transform(self, X):
        return (X - self.mean) / self.scale
