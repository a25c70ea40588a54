"""The input layer; the cloud is moved by the middle value of each feature."""

import numpy as np


def center(X):
    middle = np.percentile(X, 50, axis=0)
    return X - middle


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
    # ZCA: turn, scale, and turn back
    C = X - np.mean(X, axis=0)
    variances, V = np.linalg.eigh(C.T @ C / X.shape[0])
    W = V @ np.diag(1.0 / np.sqrt(np.maximum(variances, eps))) @ V.T
    return C @ W


class Standardizer:
    def fit(self, X):
        self.mean = X.mean(axis=0)
        self.std = X.std(axis=0)
        self.constant = X.max(axis=0) == X.min(axis=0)
        return self

    def transform(self, X):
        safe = np.where(self.constant, 1.0, self.std)
        return np.where(self.constant, 0.0, (X - self.mean) / safe)
