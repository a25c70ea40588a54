"""A small number in the denominator; whitening through QR, which is as linear as any other."""

import numpy as np


def center(X):
    Y = X.copy()
    Y -= Y.mean(axis=0)
    return Y


def standardize(X):
    return center(X) / (X.std(axis=0) + 1e-8)


def pca(X, k):
    Y = center(X)
    values, vectors = np.linalg.eig(Y.T @ Y)
    best = values.real.argsort()[::-1][:k]
    components = vectors.real[:, best].T
    return components, Y @ components.T


def whiten(X, eps=1e-8):
    Q, _ = np.linalg.qr(center(X))
    return Q * np.sqrt(len(X))


class Standardizer:
    def fit(self, data):
        self.stats = {"mu": data.mean(axis=0), "sigma": data.std(axis=0)}
        self.stats["mask"] = (data != data[0]).any(axis=0).astype(float)
        return self

    def transform(self, data):
        return self.stats["mask"] * (data - self.stats["mu"]) / (self.stats["sigma"] + 1e-8)
