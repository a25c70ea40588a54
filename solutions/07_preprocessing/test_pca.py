"""Hidden checks of `pca`. A component's sign is free."""

import numpy as np
import pytest
import torch
from nnkit.judge import assert_close
from torch import float64


def draw(rng, n, features):
    """Data far from the origin, whose directions have variances well apart, float64."""
    turn, _ = torch.linalg.qr(rng.normal(features, features, dtype=float64))
    scales = 3.0 / 2.0 ** torch.arange(features, dtype=float64)
    around, _ = torch.linalg.qr(rng.normal(n, features, dtype=float64) - 0.1)
    around = around - around.mean(dim=0)
    return (around * scales @ turn.T * n**0.5 + 4 * rng.normal(features, dtype=float64)).numpy()


def directions_of(X):
    """The directions by falling variance, one a row."""
    centred = X - X.mean(axis=0)
    return np.linalg.svd(centred, full_matrices=False)[2]


def signed(components, like):
    """The components, each turned to the side of the one expected."""
    assert components.shape == like.shape, f"the components are {components.shape}"
    return components * np.where((components * like).sum(axis=1, keepdims=True) < 0, -1.0, 1.0)


@pytest.mark.points(0.75, target="pca")
def test_components_are_the_main_directions(submission, rng):
    """The components of pca are the directions of the data's own axes
    zh: pca 的主成分就是数据自身的各个主轴方向
    hint: Of which matrix are they the eigenvectors, and around which middle?
    Is a component a row or a column?
    hint.zh: 它们是哪个矩阵的特征向量？数据的中心在哪里？一个主成分是一行还是一列？
    """
    X = draw(rng, 9, 4)
    components, _ = submission.pca(X, 4)
    expected = directions_of(X)
    assert components.shape == expected.shape, f"the components are {components.shape}"
    likeness = np.abs(components @ expected.T)  # in whatever order
    order = likeness.argmax(axis=1)
    assert sorted(order) == [0, 1, 2, 3], "two components point the same way"
    assert_close(signed(components, expected[order]), expected[order], rtol=1e-6, atol=1e-8)


@pytest.mark.points(0.75, target="pca")
def test_components_come_by_falling_variance(submission, rng):
    """pca gives the k components of largest variance, the largest first
    zh: pca 给出方差最大的 k 个主成分，最大的在前
    hint: In which order does your decomposition give them, and which ones do you keep?
    hint.zh: 你用的分解按什么顺序给出它们？你留下的是哪几个？
    """
    for n, features, k in ((8, 5, 2), (6, 3, 1)):
        X = draw(rng, n, features)
        expected = directions_of(X)[:k]
        components, _ = submission.pca(X, k)
        assert_close(signed(components, expected), expected, rtol=1e-6, atol=1e-8)


@pytest.mark.points(0.75, target="pca")
def test_scores_are_the_way_along_the_components(submission, rng):
    """The scores of pca are center(X) @ components.T
    zh: pca 的得分等于 center(X) @ components.T
    hint: How far does each centred sample lie along each component? Nothing is scaled.
    hint.zh: 每个中心化后的样本沿每个主成分走了多远？不做任何缩放。
    """
    for k in (3, 2):
        X = draw(rng, 7, 3)
        components, scores = submission.pca(X, k)
        assert components.shape == (k, 3), f"the components are {components.shape}"
        assert_close(components @ components.T, np.eye(k), rtol=1e-6, atol=1e-8)
        expected = (X - X.mean(axis=0)) @ components.T
        assert_close(scores, expected, rtol=1e-6, atol=1e-8)


@pytest.mark.points(0.25, target="pca")
def test_fewer_samples_than_features(submission, rng):
    """pca works with fewer samples than features
    zh: 样本比特征少时，pca 也能用
    hint: Three samples span a plane, however many features there are. Which size has each matrix?
    hint.zh: 不管有多少特征，三个样本只张成一个平面。每个矩阵各是什么大小？
    """
    X = (4 * rng.normal(4, 6, dtype=float64) + 3).numpy()
    expected = directions_of(X)[:2]
    components, scores = submission.pca(X, 2)
    assert_close(signed(components, expected), expected, rtol=1e-6, atol=1e-8)
    assert scores.shape == (4, 2), f"the scores are {scores.shape}"


@pytest.mark.points(0.25, target="pca")
def test_pca_leaves_X(submission, box, rng):
    """pca leaves X as it was
    zh: pca 不改动 X
    hint: Which line centres the data, and where does it put the result?
    hint.zh: 哪一行做了中心化？结果写到哪里去了？
    """
    X = draw(rng, 6, 3)
    (components, _), after = box.props.with_argument(submission.pca, X, 1)
    assert_close(components @ components.T, np.eye(1), rtol=1e-6)
    assert_close(after, X)
