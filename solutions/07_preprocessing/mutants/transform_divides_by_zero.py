"""A feature that was constant in training is divided by its deviation, which is zero or a rounding.
zh: 训练时的常数特征除以了自己的标准差，它是零或者舍入误差。
killed by: test_a_feature_constant_in_training_becomes_zero
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
    variances, directions = np.linalg.eigh(centred.T @ centred / len(X))
    return centred @ directions / np.sqrt(variances + eps)


class Standardizer:
    def fit(self, X):
        self.mean, self.deviation = X.mean(axis=0), X.std(axis=0)
        return self

    def transform(self, X):
        with np.errstate(all="ignore"):
            return (X - self.mean) / self.deviation
