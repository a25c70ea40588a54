"""Single precision slips in while the features are scaled, and the answer is only cast back."""

import numpy as np


def center(X):
    mean = X.sum(axis=0, keepdims=True) / len(X)
    return X - mean


def is_constant(X):
    return np.ptp(X, axis=0) == 0


def standardize(X):
    data = X.astype(np.float32)  # as a network would see them
    mean = data.mean(axis=0)
    deviation = data.std(axis=0)
    constant = is_constant(X)
    # 两个值在 float32 里可能变得相同，避免除以零
    deviation[constant | (deviation == 0)] = 1
    scaled = (data - mean) / deviation
    scaled[:, constant] = 0
    return scaled.astype(np.float64)


def pca(X, k):
    moved = center(X)
    if X.shape[0] < X.shape[1]:
        components = np.linalg.svd(moved, full_matrices=False)[2][:k]
    else:
        _, vectors = np.linalg.eigh(moved.T @ moved / len(X))
        components = vectors[:, ::-1][:, :k].T
    return components, moved @ components.T


def whiten(X, eps=1e-8):
    moved = center(X)
    values, vectors = np.linalg.eigh(moved.T @ moved / len(X))
    turned = moved @ vectors
    return turned / np.sqrt(np.maximum(values, 0) + eps)


class Standardizer:
    def __init__(self):
        self.mu = None
        self.sigma = None
        self.dead = None

    def fit(self, X):
        self.mu = X.mean(axis=0)
        self.sigma = X.std(axis=0)
        self.dead = is_constant(X)
        self.sigma[self.dead] = 1.0
        return self

    def transform(self, X):
        scaled = (X - self.mu) / self.sigma
        return np.where(self.dead, 0.0, scaled)
