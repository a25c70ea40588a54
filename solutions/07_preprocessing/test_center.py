"""Hidden checks of `center`."""

import pytest
from nnkit.judge import assert_close
from torch import float64


def draw(rng, n, features):
    """Data with a mean of its own in each feature, float64."""
    return (
        rng.normal(n, features, dtype=float64) + 5 * rng.normal(features, dtype=float64)
    ).numpy()


@pytest.mark.points(0.75, target="center")
def test_each_feature_loses_its_mean(submission, rng):
    """center takes the mean of each feature away
    zh: center 减去每个特征自己的均值
    hint: A feature is a column. Over which axis do you average, and how many means come out?
    hint.zh: 一个特征是一列。沿哪个轴求平均，得到几个均值？
    """
    for n, features in ((7, 3), (2, 5), (1, 2)):
        X = draw(rng, n, features)
        assert_close(submission.center(X), X - X.mean(axis=0))


@pytest.mark.points(0.5, target="center")
def test_center_leaves_X(submission, box, rng):
    """center leaves X as it was
    zh: center 不改动 X
    hint: Which operators write into the array on their left?
    hint.zh: 哪些运算符会写进它左边的数组？
    """
    X = draw(rng, 4, 6)
    result, after = box.props.with_argument(submission.center, X)
    assert_close(result, X - X.mean(axis=0))
    assert_close(after, X)
