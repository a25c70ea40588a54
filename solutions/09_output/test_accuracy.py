"""Checks of accuracy. No two logits of a sample are equal: what a tie counts as is free."""

import pytest
import torch
from nnkit.judge import assert_close


def draw(rng, n, classes, right, dtype=None):
    """Logits and labels of n samples, of which so many are right, and the others wrong."""
    logits = torch.stack([rng.permutation(classes) for _ in range(n)])
    logits = logits + rng.uniform(n, classes, low=-0.3, high=0.3, dtype=dtype)
    labels = logits.argmax(dim=1)
    labels[right:] = (labels[right:] + rng.integers(1, classes, n - right)) % classes
    order = rng.permutation(n)
    return 0.25 * (logits[order] - 1.3), labels[order]


@pytest.mark.points(0.5, target="accuracy")
def test_fraction_of_right_samples(submission, rng):
    """accuracy is the fraction of samples whose largest logit is that of the label
    zh: accuracy 是最大的 logit 恰好在标签处的样本所占的比例
    hint: One guess for each sample. How many are right, out of how many?
    hint.zh: 每个样本只猜一个类别。一共多少个样本，猜对了几个？
    """
    for n, classes, right in [(7, 3, 3), (4, 6, 3), (3, 3, 1), (16, 5, 11)]:
        logits, labels = draw(rng, n, classes, right)
        assert_close(submission.accuracy(logits, labels), right / n)


@pytest.mark.points(0.25, target="accuracy", needs="test_fraction_of_right_samples")
def test_all_and_none_right(submission, rng):
    """accuracy goes from 0.0 to 1.0, a float at both ends, for one sample or one class too
    zh: accuracy 从 0.0 到 1.0，两端也都是 float，只有一个样本或者只有一个类别时也一样
    hint: What comes out for a batch of one, for none right, for all right: a float each time?
        And does a dimension of size 1 stay a dimension?
    hint.zh: 只有一个样本时、全错时、全对时，得到的都是 float 吗？大小为 1 的维度还在吗？
    """
    for n, classes in [(5, 4), (1, 3)]:
        for right, fraction in [(n, 1.0), (0, 0.0)]:
            logits, labels = draw(rng, n, classes, right)
            assert_close(submission.accuracy(logits, labels), fraction)
    alone = rng.normal(4, 1).sort(dim=0).values  # one class: all are right
    assert_close(submission.accuracy(alone, torch.zeros(4, dtype=torch.int64)), 1.0)


@pytest.mark.points(0.25, target="accuracy", needs="test_fraction_of_right_samples")
def test_accuracy_of_large_logits(submission, rng):
    """accuracy is right for logits of 1000 and -1000
    zh: logits 为 1000 和 -1000 时，accuracy 仍然正确
    hint: Which class is in front can be seen from the logits themselves. Why make powers of them?
    hint.zh: 哪个类别排在最前面，看 logits 本身就知道。何必再取幂？
    """
    for shift in (0.5, -0.5):
        logits, labels = draw(rng, 40, 4, 30)
        logits = logits + shift
        logits = logits * (1000 / logits.abs().max())
        assert_close(submission.accuracy(logits, labels), 30 / 40)


@pytest.mark.points(0.25, target="accuracy", needs="test_fraction_of_right_samples")
def test_accuracy_of_logits_with_a_graph(submission, box, rng):
    """accuracy takes logits that carry a graph, as a net gives them
    zh: accuracy 能直接接收网络给出的、带着计算图的 logits
    hint: A tensor in a graph has to leave it before it becomes something else than a tensor.
    hint.zh: 计算图里的张量，要先离开计算图，才能变成别的东西。
    """
    logits, labels = draw(rng, 7, 4, 4)
    held = box.tensor(logits, requires_grad=True)
    assert_close(submission.accuracy(box.torch.add(held, 0.5), labels), 4 / 7)


@pytest.mark.points(0.25, target="accuracy", needs="test_fraction_of_right_samples")
def test_accuracy_compares_in_float64(submission, rng):
    """accuracy compares float64 logits in float64
    zh: logits 是 float64 时，accuracy 用 float64 比较
    hint: Two numbers that differ in float64 may be equal in another dtype.
    hint.zh: 在 float64 里不同的两个数，换成别的 dtype 就可能相等。
    """
    logits, labels = draw(rng, 40, 3, 30, dtype=torch.float64)
    assert_close(submission.accuracy(1 + 1e-9 * logits, labels), 30 / 40)


@pytest.mark.points(0.25, target="accuracy", needs="test_fraction_of_right_samples")
def test_accuracy_leaves_its_arguments(submission, box, rng):
    """accuracy leaves logits and labels as they were
    zh: accuracy 不改变 logits 和 labels
    hint: Is the guess, or what is made of it, written into an argument?
    hint.zh: 猜测的类别，或者由它得到的东西，有没有写进传进来的参数里？
    """
    (logits, labels), older = draw(rng, 6, 4, 4), rng.normal(6, 4)
    for held, learns in ((box.tensor(logits), False), (box.parameter(logits, grad=older), True)):
        classes = box.tensor(labels)
        assert_close(submission.accuracy(held, classes), 4 / 6)
        assert_close([held, classes], [logits, labels])
        assert held.requires_grad is learns
    assert_close(held.grad, older)
