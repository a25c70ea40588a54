"""The deviation is compared with exactly zero: the mean of equal numbers may be off by a rounding, and the tiny deviation blows it up.
zh: 标准差和零做了精确比较：一串相同的数，算出的均值也可能有舍入误差，除以极小的标准差就被放大了。
killed by: test_a_constant_feature_becomes_zero
"""

import numpy as np


def center(X):
    return X - X.mean(axis=0)


def standardize(X):
    deviation = X.std(axis=0)
    return (X - X.mean(axis=0)) / np.where(deviation == 0, 1.0, deviation)


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
