"""The second result is the data rebuilt from the components: the scores are the coordinates, k a sample.
zh: 第二个结果是用主成分重建的数据：得分是坐标，每个样本 k 个。
killed by: test_scores_are_the_way_along_the_components
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
    return components, centred @ components.T @ components


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
