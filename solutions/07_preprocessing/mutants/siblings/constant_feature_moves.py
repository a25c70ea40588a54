"""The input layer; a training constant is scaled by one, which lets other values through."""

import numpy as np


def center(X):
    return X - X.mean(axis=0)


def standardize(X):
    difference = X - X.mean(axis=0)
    spread = np.sqrt((difference**2).mean(axis=0))
    spread[(X[0] == X).all(axis=0)] = np.inf  # a number divided by inf is 0
    return difference / spread


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
    def fit(self, X):
        self.means = []
        self.scales = []
        for column in X.T:
            self.means.append(column.mean())
            # 常数特征不能除以 0，所以除以 1
            self.scales.append(1.0 if column.min() == column.max() else column.std())
        return self

    def transform(self, X):
        return (X - np.array(self.means)) / np.array(self.scales)
