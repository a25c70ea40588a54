"""Hidden checks of `standardize`. A small number added to the deviation is nobody's loss."""

import numpy as np
import pytest
from nnkit.judge import assert_close
from torch import float64

ROOM = {"rtol": 1e-5, "atol": 1e-6}


def draw(rng, n, features):
    """Data with a mean and a deviation of its own in each feature, float64."""
    scales = rng.uniform(features, low=0.2, high=4.0, dtype=float64)
    shifts = 5 * rng.normal(features, dtype=float64)
    return (rng.normal(n, features, dtype=float64) * scales + shifts).numpy()


def standardized(X):
    return (X - X.mean(axis=0)) / X.std(axis=0)


@pytest.mark.points(1, target="standardize")
def test_mean_zero_and_deviation_one(submission, rng):
    """standardize gives each feature mean 0 and deviation 1
    zh: standardize 让每个特征的均值为 0、标准差为 1
    hint: First the mean, then the spread. Is it deviation or variance, of n or of n - 1?
    hint.zh: 先减均值，再除以离散程度。是标准差还是方差，除以 n 还是 n - 1？
    """
    for n, features in ((6, 4), (3, 7)):
        X = draw(rng, n, features)
        assert_close(submission.standardize(X), standardized(X), **ROOM)
    X = 1000 * draw(rng, 5, 3)  # so far apart that only float32 shows, and no number like 1e-8
    assert_close(submission.standardize(X), standardized(X), rtol=1e-9, atol=1e-9)


@pytest.mark.points(0.75, target="standardize")
def test_a_constant_feature_becomes_zero(submission, rng):
    """standardize makes a constant feature 0, and hurts no other one
    zh: standardize 把常数特征变成 0，其他特征不受影响
    hint: What is the deviation of a constant, on paper and in the computer? Sum up ten times 0.1.
    hint.zh: 常数的标准差是多少？纸上算和计算机算一样吗？把 0.1 加十遍试试。
    """
    X = draw(rng, 10, 7)
    # The means of ten times 0.1 or 0.3 are off by a rounding: that of 0.1 where numbers are added
    # one by one, that of 0.3 in other orders, too.
    X[:, 1], X[:, 3], X[:, 6] = 2.0, 0.1, 0.3
    X[[1, -1], 0] = X[0, 0]  # three equal values do not make a constant
    X[:, 4] *= 0.01 / X[:, 4].std()  # nor does a small spread
    X[:, 5] = 1 + 5e-7 * standardized(X[:, 5])
    free, exact = [0, 2, 4], [0, 1, 2, 3, 4, 6]
    expected = np.zeros_like(X)
    expected[:, free] = standardized(X[:, free])
    result = submission.standardize(X)
    assert_close(result[:, exact], expected[:, exact], **ROOM)
    assert_close(result[:, 5], standardized(X[:, 5]), rtol=0.3, atol=0.1)  # room for 1e-8 beside it


@pytest.mark.points(0.5, target="standardize")
def test_standardize_leaves_X(submission, box, rng):
    """standardize leaves X as it was
    zh: standardize 不改动 X
    hint: Which operators write into the array on their left?
    hint.zh: 哪些运算符会写进它左边的数组？
    """
    X = draw(rng, 5, 3)
    X[:, 1] = 4.0
    result, after = box.props.with_argument(submission.standardize, X)
    assert abs(result.sum()) < 1e-5, "the features are not centred"
    assert np.abs(result).max() > 0.1, "nothing is left of the features"
    assert_close(after, X)
