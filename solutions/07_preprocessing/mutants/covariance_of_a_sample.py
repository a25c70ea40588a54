"""The covariance is that of n - 1: here everything is divided by n.
zh: 协方差除以的是 n - 1：这里一律除以 n。
killed by: test_covariance_is_the_identity
"""

import numpy as np


def center(X):
    return X - X.mean(axis=0)


def standardize(X):
    varies = np.ptp(X, axis=0) > 0
    return np.where(varies, X - X.mean(axis=0), 0.0) / np.where(varies, X.std(axis=0), 1.0)


def pca(X, k):
    centred = X - X.mean(axis=0)
    components = np.linalg.svd(centred, full_matrices=False)[2][:k]
    return components, centred @ components.T


def whiten(X, eps=1e-8):
    centred = X - X.mean(axis=0)
    variances, directions = np.linalg.eigh(centred.T @ centred / (len(X) - 1))
    return centred @ directions / np.sqrt(variances + eps)


class Standardizer:
    def fit(self, X):
        self.mean, self.deviation = X.mean(axis=0), X.std(axis=0)
        self.varies = np.ptp(X, axis=0) > 0
        return self

    def transform(self, X):
        moved = np.where(self.varies, X - self.mean, 0.0)
        return moved / np.where(self.varies, self.deviation, 1.0)
