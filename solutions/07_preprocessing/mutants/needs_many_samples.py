"""The covariance is inverted on the way: with fewer samples than features it has no inverse.
zh: 中途求了协方差的逆：样本比特征少时，它没有逆。
killed by: test_fewer_samples_than_features
"""

import numpy as np


def center(X):
    return X - X.mean(axis=0)


def standardize(X):
    varies = np.ptp(X, axis=0) > 0
    return np.where(varies, X - X.mean(axis=0), 0.0) / np.where(varies, X.std(axis=0), 1.0)


def pca(X, k):
    centred = X - X.mean(axis=0)
    if np.linalg.matrix_rank(centred) < X.shape[1]:
        raise np.linalg.LinAlgError("Singular matrix")
    precision = np.linalg.inv(centred.T @ centred)
    components = np.linalg.eigh(precision)[1].T[:k]
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
