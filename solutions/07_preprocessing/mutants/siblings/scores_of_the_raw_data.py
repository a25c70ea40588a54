"""The input layer; good directions, but the raw samples are projected on them."""

import numpy as np


def center(X):
    n_samples = len(X)
    averages = X.sum(axis=0) / n_samples
    return X - averages[np.newaxis, :]


def standardize(X):
    varies = np.ptp(X, axis=0) > 0
    centred = X - np.mean(X, axis=0)
    # where a feature does not vary, the zeros stay
    return np.divide(centred, np.std(X, axis=0), out=np.zeros_like(X), where=varies)


def pca(X, k):
    covariance = np.atleast_2d(np.cov(X, rowvar=False, bias=True))
    values, vectors = np.linalg.eigh(covariance)
    order = np.argsort(values)[::-1][:k]
    components = vectors[:, order].T
    scores = np.einsum("nd,kd->nk", X, components)
    return components, scores


def whiten(X, eps=1e-8):
    # ZCA: turn, scale, and turn back
    C = X - np.mean(X, axis=0)
    variances, V = np.linalg.eigh(C.T @ C / X.shape[0])
    W = V @ np.diag(1.0 / np.sqrt(np.maximum(variances, eps))) @ V.T
    return C @ W


class Standardizer:
    def __init__(self):
        self.mu = None
        self.sigma = None

    def fit(self, X):
        sigma = np.std(X, axis=0)
        sigma[np.ptp(X, axis=0) == 0] = np.inf
        self.mu, self.sigma = np.mean(X, axis=0), sigma
        return self

    def transform(self, X):
        return (X - self.mu) / self.sigma
