"""Hidden checks of `Standardizer`. A small number added to the deviation is nobody's loss."""

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


def by_statistics_of(train, test):
    return (test - train.mean(axis=0)) / train.std(axis=0)


@pytest.mark.points(0.5, target="Standardizer")
def test_training_data_are_standardised(submission, rng):
    """fit and transform give the training data mean 0 and deviation 1
    zh: fit 之后 transform 训练数据，均值为 0、标准差为 1
    hint: What must fit remember for transform?
    hint.zh: fit 要为 transform 记住什么？
    """
    train = draw(rng, 7, 3)
    standardizer = submission.Standardizer()
    standardizer.fit(train)
    assert_close(standardizer.transform(train), by_statistics_of(train, train), **ROOM)


@pytest.mark.points(0.5, target="Standardizer")
def test_test_data_use_the_statistics_of_training(submission, rng):
    """transform uses the training data's mean and deviation, for a single row too
    zh: transform 用的是训练数据的均值和标准差，只有一行时也是
    hint: A single test sample has no deviation of its own. Whose statistics are meant?
    hint.zh: 只有一个测试样本时，它自己没有标准差。要用的是谁的统计量？
    """
    train = draw(rng, 8, 4)
    standardizer = submission.Standardizer()
    standardizer.fit(train)
    for n in (1, 11):
        test = draw(rng, n, 4)
        expected = by_statistics_of(train, test)
        assert_close(standardizer.transform(test), expected, **ROOM)


@pytest.mark.points(0.25, target="Standardizer")
def test_fit_returns_the_object(submission, box, rng):
    """fit returns the Standardizer itself
    zh: fit 返回 Standardizer 对象自身
    hint: What makes `Standardizer().fit(train).transform(test)` possible?
    hint.zh: 怎样才能写成 `Standardizer().fit(train).transform(test)`？
    """
    train, test = draw(rng, 6, 2), draw(rng, 3, 2)
    standardizer = submission.Standardizer()
    fitted = standardizer.fit(train)
    assert box.same(fitted, standardizer), "fit returns another object"
    result = fitted.transform(test)
    assert_close(
        result - result.mean(axis=0), (test - test.mean(axis=0)) / train.std(axis=0), **ROOM
    )


@pytest.mark.points(0.25, target="Standardizer")
def test_a_feature_constant_in_training_becomes_zero(submission, rng):
    """transform makes a feature 0 that was constant in training, whatever it is in the test data
    zh: 训练数据里的常数特征，transform 之后为 0，不管测试数据里是什么
    hint: Nothing was learnt about such a feature. What do you multiply the difference by?
    hint.zh: 这样的特征什么也没有学到。差值该乘以什么？
    """
    train, test = draw(rng, 10, 4), draw(rng, 4, 4)
    train[:, 0], train[:, 2] = 0.3, -3.0  # the mean of ten times 0.3 is not 0.3
    train[[1, -1], 1] = train[0, 1]  # three equal values do not make a constant
    small = train[:, 3]  # nor does a small spread
    train[:, 3], test[:, 3] = (1 + 5e-7 * by_statistics_of(small, x[:, 3]) for x in (train, test))
    standardizer = submission.Standardizer()
    standardizer.fit(train)
    expected = np.zeros_like(test)
    expected[:, 1::2] = by_statistics_of(train[:, 1::2], test[:, 1::2])
    result = standardizer.transform(test)
    assert_close(result[:, :3], expected[:, :3], **ROOM)
    assert_close(result[:, 3], expected[:, 3], rtol=0.3, atol=0.1)  # room for 1e-8 beside 5e-7


@pytest.mark.points(0.25, target="Standardizer")
def test_both_arguments_stay(submission, box, rng):
    """fit and transform leave their arguments as they were
    zh: fit 和 transform 不改动传入的数据
    hint: The data belong to the caller. Which line writes into them?
    hint.zh: 数据属于调用者。哪一行往里面写了东西？
    """
    train, test = draw(rng, 6, 3), draw(rng, 2, 3)
    made = submission.Standardizer()
    result, train_after, test_after = box.props.fit_and_transform(made, train, test)
    assert_close(result[0] - result[1], (test[0] - test[1]) / train.std(axis=0), **ROOM)
    assert_close([train_after, test_after], [train, test])


@pytest.mark.points(0.25, target="Standardizer")
def test_two_objects_share_nothing(submission, rng):
    """Each Standardizer keeps the statistics of its own training data
    zh: 每个 Standardizer 记住的是自己的训练数据的统计量
    hint: Does what fit learns stand on the object or on the class?
    hint.zh: fit 学到的东西存在对象上，还是存在类上？
    """
    first, second, test = draw(rng, 5, 2), draw(rng, 9, 2), draw(rng, 3, 2)
    one, other = submission.Standardizer(), submission.Standardizer()
    one.fit(first)
    other.fit(second)
    assert_close(one.transform(test), by_statistics_of(first, test), **ROOM)
    assert_close(other.transform(test), by_statistics_of(second, test), **ROOM)
