"""A constant feature is divided by its deviation, which is zero: 0 / 0 is nan.
zh: 常数特征除以了自己的标准差，而它是零：0 / 0 是 nan。
killed by: test_a_constant_feature_becomes_zero
"""

import numpy as np


def center(X):
    return X - X.mean(axis=0)


def standardize(X):
    with np.errstate(all="ignore"):
        return (X - X.mean(axis=0)) / X.std(axis=0)


def pca(X, k):
    centred = X - X.mean(axis=0)
    components = np.linalg.svd(centred, full_matrices=False)[2][:k]
    return components, centred @ components.T


def whiten(X, eps=1e-8):
    centred = X - X.mean(axis=0)
    variances, directions = np.linalg.eigh(centred.T @ centred / len(X))
    return centred @ directions / np.sqrt(variances + eps)


class Standardizer:
    def fit(self, X):
        self.mean, self.deviation = X.mean(axis=0), X.std(axis=0)
        self.varies = np.ptp(X, axis=0) > 0
        return self

    def transform(self, X):
        moved = np.where(self.varies, X - self.mean, 0.0)
        return moved / np.where(self.varies, self.deviation, 1.0)
