"""The input layer; whitening turns the cloud and leaves its lengths."""

import numpy as np


def center(X):
    return X - X.mean(axis=0)


def standardize(X):
    difference = X - X.mean(axis=0)
    spread = np.sqrt((difference**2).mean(axis=0))
    spread[(X[0] == X).all(axis=0)] = np.inf  # a number divided by inf is 0
    return difference / spread


def pca(X, k):
    C = X - X.mean(axis=0, keepdims=True)
    U, S, Vh = np.linalg.svd(C, full_matrices=False)
    # C = U S Vh，所以 C @ Vh.T 就是 U * S
    return Vh[:k, :], U[:, :k] * S[:k]


def whiten(X, eps=1e-8):
    centred = X - X.mean(axis=0)
    covariance = centred.T @ centred / len(X) + eps * np.eye(X.shape[1])
    _, directions = np.linalg.eigh(covariance)
    return centred @ directions[:, ::-1]


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
