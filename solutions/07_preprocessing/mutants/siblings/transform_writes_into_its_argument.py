"""The input layer; transform overwrites the table, column by column."""

import numpy as np


def center(X):
    n_samples = len(X)
    averages = X.sum(axis=0) / n_samples
    return X - averages[np.newaxis, :]


def standardize(X):
    out = np.zeros(X.shape)
    for j, feature in enumerate(X.T):
        if feature.min() == feature.max():
            continue  # 常数特征：保持为 0
        out[:, j] = (feature - feature.mean()) / feature.std()
    return out


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
        self.mean = X.mean(axis=0)
        self.std = X.std(axis=0)
        self.constant = (X[0] == X).all(axis=0)
        return self

    def transform(self, X):
        for j in range(X.shape[1]):
            if self.constant[j]:
                X[:, j] = 0.0
            else:
                X[:, j] = (X[:, j] - self.mean[j]) / self.std[j]
        return X
