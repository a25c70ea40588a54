"""fit keeps what the first object ever learnt: a default that all of them share.
zh: fit 一直保留最初那个对象学到的东西：那是大家共用的默认值。
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
    def __init__(self, learnt={}):
        self.learnt = learnt

    def fit(self, X):
        self.learnt.setdefault("mean", X.mean(axis=0))
        self.learnt.setdefault("deviation", X.std(axis=0))
        self.learnt.setdefault("varies", np.ptp(X, axis=0) > 0)
        return self

    def transform(self, X):
        moved = np.where(self.learnt["varies"], X - self.learnt["mean"], 0.0)
        return moved / np.where(self.learnt["varies"], self.learnt["deviation"], 1.0)
