"""The input layer; centring walks over the samples and takes each one's own mean."""

import numpy as np


def center(X):
    result = np.zeros(X.shape)
    for i, sample in enumerate(X):
        result[i] = sample - sample.mean()
    return result


def standardize(X):
    difference = X - X.mean(axis=0)
    spread = np.sqrt((difference**2).mean(axis=0))
    spread[(X[0] == X).all(axis=0)] = np.inf  # a number divided by inf is 0
    return difference / spread


def pca(X, k):
    centred = X - np.mean(X, axis=0)
    covariance = centred.T @ centred / len(X)
    values, vectors = np.linalg.eigh(covariance)
    order = np.argsort(values)[::-1][:k]
    components = vectors[:, order].T
    return components, centred @ components.T


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
