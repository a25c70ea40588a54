"""Columns and rows by hand, one after the other; numpy only for the eigenvectors."""

import math

import numpy as np


def center(X):
    out = np.empty_like(X)
    for j in range(X.shape[1]):
        mean = sum(X[:, j]) / X.shape[0]
        for i in range(X.shape[0]):
            out[i, j] = X[i, j] - mean
    return out


def standardize(X):
    out = center(X)
    for j in range(X.shape[1]):
        if all(value == X[0, j] for value in X[:, j]):
            out[:, j] = 0.0
        else:
            out[:, j] /= math.sqrt(sum(value**2 for value in out[:, j]) / X.shape[0])
    return out


def pca(X, k):
    C = center(X)
    values, vectors = np.linalg.eigh(C.T @ C / len(C))
    rows = []
    for index in sorted(range(len(values)), key=lambda i: values[i], reverse=True)[:k]:
        rows.append(vectors[:, index])
    components = np.array(rows)
    scores = np.zeros((len(X), k))
    for i in range(len(X)):
        for j in range(k):
            scores[i, j] = C[i].dot(components[j])
    return components, scores


def whiten(X, eps=1e-8):
    _, scores = pca(X, X.shape[1])
    for j in range(scores.shape[1]):
        scores[:, j] /= math.sqrt((scores[:, j] ** 2).mean()) + eps
    return scores


class Standardizer:
    def fit(self, X):
        self.columns = []
        for column in X.T:
            constant = all(value == column[0] for value in column)
            self.columns.append((column.mean(), None if constant else column.std()))
        return self

    def transform(self, X):
        out = np.zeros_like(X)
        for j, (mean, deviation) in enumerate(self.columns):
            if deviation is not None:
                out[:, j] = (X[:, j] - mean) / deviation
        return out
