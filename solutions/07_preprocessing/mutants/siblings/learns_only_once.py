"""The input layer; the default dictionary is one for all objects, and setdefault fills it once."""

import numpy as np


def center(X):
    n_samples = len(X)
    averages = X.sum(axis=0) / n_samples
    return X - averages[np.newaxis, :]


def standardize(X):
    varies = np.ptp(X, axis=0) > 0
    centred = X - np.mean(X, axis=0)
    # where a feature does not vary, the zeros stay
    return np.divide(centred, np.std(X, axis=0), out=np.zeros_like(X), where=varies)


def pca(X, k):
    C = X - X.mean(axis=0)
    _, _, Vh = np.linalg.svd(C, full_matrices=False)
    components = Vh[:k]
    return components, C @ components.T


def whiten(X, eps=1e-8):
    # ZCA: turn, scale, and turn back
    C = X - np.mean(X, axis=0)
    variances, V = np.linalg.eigh(C.T @ C / X.shape[0])
    W = V @ np.diag(1.0 / np.sqrt(np.maximum(variances, eps))) @ V.T
    return C @ W


NOTHING_LEARNT = {}


class Standardizer:
    def __init__(self, learnt=NOTHING_LEARNT):
        self.learnt = learnt

    def fit(self, X):
        self.learnt.setdefault("mean", X.mean(axis=0))
        self.learnt.setdefault("std", X.std(axis=0))
        self.learnt.setdefault("constant", X.min(axis=0) == X.max(axis=0))
        return self

    def transform(self, X):
        constant = self.learnt["constant"]
        scaled = (X - self.learnt["mean"]) / np.where(constant, 1.0, self.learnt["std"])
        scaled[:, constant] = 0.0
        return scaled
