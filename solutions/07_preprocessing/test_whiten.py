"""Hidden checks of `whiten`. Any rotation will do, and wherever eps stands."""

import numpy as np
import pytest
import torch
from nnkit.judge import assert_close
from torch import float64

ROOM = {"rtol": 1e-5, "atol": 1e-5}


def draw(rng, n, features):
    """Data of full rank with features that depend on one another, far from the origin."""
    turn, _ = torch.linalg.qr(rng.normal(features, features, dtype=float64))
    along = rng.normal(n, features, dtype=float64) * torch.linspace(1, 3, features, dtype=float64)
    return (along @ turn.T + 4 * rng.normal(features, dtype=float64)).numpy()


def assert_white(result, X) -> None:
    assert_close(result.mean(axis=0), np.zeros(X.shape[1]), **ROOM)
    covariance = (result - result.mean(axis=0)).T @ (result - result.mean(axis=0)) / len(X)
    variances = np.linalg.eigvalsh(covariance)  # of the identity, and no rotation changes them
    assert_close(variances, np.ones(X.shape[1]), **ROOM)


@pytest.mark.points(1, target="whiten")
def test_covariance_is_the_identity(submission, rng):
    """whiten gives mean 0 and the identity as covariance
    zh: whiten 之后均值为 0，协方差为单位矩阵
    hint: Along each principal direction, what must the variance be, and by what do you divide?
    The covariance is a mean over n samples.
    hint.zh: 沿每个主方向，方差应该是多少？要除以什么？协方差是对 n 个样本求平均。
    """
    for n, features in ((30, 3), (25, 5)):
        X = draw(rng, n, features)
        result = submission.whiten(X)
        assert_close(result.shape, X.shape)
        assert_white(result, X)


@pytest.mark.points(0.5, target="whiten")
def test_whitening_is_linear(submission, rng):
    """whiten gives a linear image of center(X)
    zh: whiten 的结果是 center(X) 的线性变换
    hint: Rotate, then stretch along axes. Does each sample go through the same matrix?
    hint.zh: 先旋转，再沿各轴伸缩。每个样本经过的是不是同一个矩阵？
    """
    X = draw(rng, 20, 3)
    result = submission.whiten(X, eps=1e-10)
    assert_white(result - result.mean(axis=0), X)
    centred = X - X.mean(axis=0)
    image = centred @ np.linalg.lstsq(centred, result, rcond=None)[0]
    assert_close(result - result.mean(axis=0), image, **ROOM)


@pytest.mark.points(0.25, target="whiten")
def test_whiten_leaves_X(submission, box, rng):
    """whiten leaves X as it was
    zh: whiten 不改动 X
    hint: Which line centres the data, and where does it put the result?
    hint.zh: 哪一行做了中心化？结果写到哪里去了？
    """
    X = draw(rng, 12, 2)
    result, after = box.props.with_argument(submission.whiten, X)
    assert np.abs(result.mean(axis=0)).max() < 1e-5, "the result is not centred"
    assert np.linalg.matrix_rank(result) == 2, "nothing is left of a feature"
    assert_close(after, X)
