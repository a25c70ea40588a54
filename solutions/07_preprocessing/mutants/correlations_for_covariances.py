"""The features are standardised first: these are the directions of the correlations, not of the covariance.
zh: 先做了标准化：得到的是相关矩阵的方向，不是协方差的方向。
killed by: test_components_are_the_main_directions
"""

import numpy as np


def center(X):
    return X - X.mean(axis=0)


def standardize(X):
    varies = np.ptp(X, axis=0) > 0
    return np.where(varies, X - X.mean(axis=0), 0.0) / np.where(varies, X.std(axis=0), 1.0)


def pca(X, k):
    centred = X - X.mean(axis=0)
    components = np.linalg.svd(centred / X.std(axis=0), full_matrices=False)[2][:k]
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
