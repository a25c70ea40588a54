"""Whitening through the Cholesky factor of the inverse covariance; PCA through svd of X.T."""

import numpy as np
from numpy.linalg import cholesky, inv, svd


def center(X):
    n = X.shape[0]
    return (np.eye(n) - np.ones((n, n)) / n) @ X


def standardize(X):
    return Standardizer().fit(X).transform(X)


def pca(X, k):
    U, S, _ = svd(center(X).T, full_matrices=False)
    W = U[:, np.argsort(-S)][:, :k].T
    return -W, center(X) @ -W.T


def whiten(X, eps=1e-8):
    C = center(X)
    covariance = C.T @ C / C.shape[0] + eps * np.eye(C.shape[1])
    return C @ cholesky(inv(covariance))


class Standardizer:
    def fit(self, X):
        X = X.copy()
        self.m = X.mean(0)
        self.s = np.sqrt(np.mean((X - self.m) ** 2, 0))
        self.s[np.ptp(X, axis=0) == 0] = np.nan
        return self

    def transform(self, X):
        return np.nan_to_num((X - self.m) / self.s)
