"""What fit learns stands on the class: the last training data count for every object.
zh: fit 学到的东西存在类上：所有对象用的都是最后一次的训练数据。
killed by: test_two_objects_share_nothing
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
        Standardizer.mean, Standardizer.deviation = X.mean(axis=0), X.std(axis=0)
        Standardizer.varies = np.ptp(X, axis=0) > 0
        return self

    def transform(self, X):
        moved = np.where(self.varies, X - self.mean, 0.0)
        return moved / np.where(self.varies, self.deviation, 1.0)
