"""The examples of README.md. Run them with `nnkit check` or `pytest`."""

import numpy as np
from preprocessing import Standardizer, center, pca, standardize, whiten

X = np.array([[1.0, 10.0, 5.0], [3.0, 30.0, 5.0]])


def test_center_on_the_example():
    assert center(X).tolist() == [[-1.0, -10.0, 0.0], [1.0, 10.0, 0.0]]


def test_standardize_on_the_example():
    assert np.allclose(standardize(X), [[-1.0, -1.0, 0.0], [1.0, 1.0, 0.0]])


def test_pca_on_the_example():
    points = np.array([[0.0, 1.0], [2.0, 1.0], [4.0, 1.0]])

    components, scores = pca(points, 1)

    assert np.allclose(abs(components), [[1.0, 0.0]])
    assert np.allclose(abs(scores), [[2.0], [0.0], [2.0]])


def test_whiten_on_the_example():
    points = np.array([[0.0, 0.0], [6.0, 2.0], [2.0, 6.0], [8.0, 8.0]])

    white = whiten(points)

    assert np.allclose(white.T @ white / 4, np.eye(2), atol=1e-6)


def test_standardizer_on_the_example():
    standardizer = Standardizer().fit(X)

    assert np.allclose(standardizer.transform(np.array([[2.0, 40.0, 6.0]])), [[0.0, 2.0, 0.0]])
