"""The input layer; fit hands over prepared data where the object is wanted."""

import numpy as np


def center(X):
    result = X.copy()
    for j in range(X.shape[1]):
        result[:, j] -= X[:, j].mean()
    return result


def standardize(X):
    difference = X - X.mean(axis=0)
    spread = np.sqrt((difference**2).mean(axis=0))
    spread[(X[0] == X).all(axis=0)] = np.inf  # a number divided by inf is 0
    return difference / spread


def pca(X, k):
    shifted = X - X.mean(axis=0)
    covariance = np.atleast_2d(np.cov(shifted, rowvar=False, bias=True))
    _, vectors = np.linalg.eigh(covariance)
    falling = np.fliplr(vectors)  # eigh sorts upwards
    components = falling[:, :k].T
    scores = np.stack([shifted @ direction for direction in components], axis=1)
    return components, scores


def whiten(X, eps=1e-8):
    C = X - X.mean(axis=0)
    values, vectors = np.linalg.eigh(C.T @ C / len(C))
    return C @ vectors / np.sqrt(values + eps)


class Standardizer:
    def fit(self, X):
        self.mu = np.mean(X, axis=0)
        self.varies = np.ptp(X, axis=0) > 0
        self.sigma = np.std(X, axis=0)
        return self.transform(X)

    def transform(self, X):
        return np.divide(X - self.mu, self.sigma, out=np.zeros(X.shape), where=self.varies)
