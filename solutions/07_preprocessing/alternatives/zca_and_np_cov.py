"""np.cov and eigh; whitening that turns back afterwards (ZCA); a threshold for constants."""

import numpy as np


def center(X: np.ndarray) -> np.ndarray:
    return X - np.mean(X, 0, keepdims=True)


def standardize(X: np.ndarray) -> np.ndarray:
    mean, std = np.mean(X, 0), np.std(X, 0)
    constant = std < 1e-12
    std = np.where(constant, 1.0, std)
    return np.where(constant, 0.0, (X - mean) / std)


def pca(X: np.ndarray, k: int):
    cov = np.atleast_2d(np.cov(X, rowvar=False, bias=True))
    w, V = np.linalg.eigh(cov)
    order = np.argsort(w)[::-1]
    components = V[:, order[:k]].T
    return components, np.dot(center(X), components.T)


def whiten(X: np.ndarray, eps: float = 1e-8) -> np.ndarray:
    w, V = np.linalg.eigh(np.atleast_2d(np.cov(X, rowvar=False, bias=True)))
    return center(X) @ (V * (np.maximum(w, eps) ** -0.5)) @ V.T


class Standardizer:
    def __init__(self):
        self.mean_ = None
        self.std_ = None

    def fit(self, X):
        self.mean_ = np.mean(X, axis=0)
        self.std_ = np.std(X, axis=0)
        self.std_[self.std_ < 1e-12] = np.inf
        return self

    def transform(self, X):
        return (X - self.mean_) / self.std_
