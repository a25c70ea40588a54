"""A column whose values are merely close to each other is flattened like a constant one."""

import numpy as np


def center(X):
    return X - X.mean(axis=0, keepdims=True)


def standardize(X):
    columns = []
    for column in X.T:
        if np.allclose(column, column[0], rtol=1e-5):
            columns.append(np.zeros(len(column)))
        else:
            columns.append((column - column.mean()) / column.std())
    return np.stack(columns, axis=1)


def pca(X, k):
    centred = center(X)
    components = np.linalg.svd(centred, full_matrices=False)[2][:k, :]
    scores = centred @ components.T
    return components, scores


def whiten(X, eps=1e-8):
    centred = center(X)
    covariance = centred.T @ centred / X.shape[0]
    eigenvalues, eigenvectors = np.linalg.eigh(covariance)
    return (centred @ eigenvectors) / (np.sqrt(np.abs(eigenvalues)) + eps)


class Standardizer:
    """先学后用：fit 记住统计量，transform 只使用它们。"""

    def fit(self, X):
        same = np.ptp(X, axis=0) == 0
        self.mean = X.mean(axis=0)
        self.factor = np.zeros(X.shape[1])
        self.factor[~same] = 1 / X[:, ~same].std(axis=0)
        return self

    def transform(self, X):
        return (X - self.mean) * self.factor
