"""The input layer; fit gives back a second Standardizer with the same statistics."""

import numpy as np


def center(X):
    result = X.copy()
    for j in range(X.shape[1]):
        result[:, j] -= X[:, j].mean()
    return result


def standardize(X):
    constant = X.max(axis=0) == X.min(axis=0)
    deviation = np.where(constant, 1.0, X.std(axis=0))
    result = (X - X.mean(axis=0)) / deviation
    result[:, constant] = 0.0
    return result


def pca(X, k):
    centred = X - np.mean(X, axis=0)
    covariance = centred.T @ centred / len(X)
    values, vectors = np.linalg.eigh(covariance)
    order = np.argsort(values)[::-1][:k]
    components = vectors[:, order].T
    return components, centred @ components.T


def whiten(X, eps=1e-8):
    C = X - X.mean(axis=0)
    values, vectors = np.linalg.eigh(C.T @ C / len(C))
    return C @ vectors / np.sqrt(values + eps)


class Standardizer:
    def __init__(self, mean=None, std=None):
        self.mean = mean
        self.std = std

    def fit(self, X):
        self.mean = X.mean(axis=0)
        # a constant feature: divided by inf it is 0
        self.std = np.where(X.min(axis=0) == X.max(axis=0), np.inf, X.std(axis=0))
        return Standardizer(self.mean.copy(), self.std.copy())

    def transform(self, X):
        return (X - self.mean) / self.std
